package io.github.tryonjobs.mock.benchmark;

import io.netty.bootstrap.ServerBootstrap;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.SocketChannel;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpObjectAggregator;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpServerCodec;
import io.netty.handler.codec.http.HttpVersion;
import java.net.InetAddress;

/** The limit: a server that answers whatever comes with the same bytes, on one event loop. */
final class FixedBytes {

  private FixedBytes() {}

  public static void main(String[] args) throws InterruptedException {
    new ServerBootstrap()
        .group(new MultiThreadIoEventLoopGroup(1, NioIoHandler.newFactory()))
        .channel(NioServerSocketChannel.class)
        .childHandler(
            new ChannelInitializer<SocketChannel>() {
              @Override
              protected void initChannel(SocketChannel channel) {
                channel
                    .pipeline()
                    .addLast(new HttpServerCodec(), new HttpObjectAggregator(1 << 16), new Answer());
              }
            })
        .bind(InetAddress.getLoopbackAddress(), Integer.parseInt(args[0]))
        .sync();
    Thread.currentThread().join();
  }

  private static final class Answer extends SimpleChannelInboundHandler<HttpRequest> {

    @Override
    @SuppressWarnings("FutureReturnValueIgnored") // A client that is gone needs no answer.
    protected void channelRead0(ChannelHandlerContext context, HttpRequest request) {
      byte[] body = Stubs.body();
      FullHttpResponse response =
          new DefaultFullHttpResponse(
              HttpVersion.HTTP_1_1, HttpResponseStatus.OK, Unpooled.wrappedBuffer(body));
      response
          .headers()
          .set(HttpHeaderNames.CONTENT_TYPE, "application/json")
          .set(HttpHeaderNames.CONTENT_LENGTH, body.length);
      context.writeAndFlush(response);
    }
  }
}
