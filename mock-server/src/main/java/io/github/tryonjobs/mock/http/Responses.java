package io.github.tryonjobs.mock.http;

import io.github.tryonjobs.mock.scenario.Fault;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.socket.SocketChannel;
import io.netty.handler.codec.DateFormatter;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.DefaultHttpContent;
import io.netty.handler.codec.http.DefaultHttpResponse;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpVersion;
import java.util.Arrays;
import java.util.Date;
import org.jspecify.annotations.Nullable;

/** Puts responses on the wire, as they should be and as a fault spoils them. */
@SuppressWarnings("FutureReturnValueIgnored") // What fails ends the channel.
final class Responses {

  private static final int LARGE = 8 * 1024;

  private Responses() {}

  /** Takes room for a response until it is on the wire; returns whether there was room. */
  static boolean hold(Connections.Place place, Reply reply) {
    return !isLarge(reply) || place.hold(reply.body().length);
  }

  /** Small responses are limited by how many a connection may have. */
  private static boolean isLarge(Reply reply) {
    return reply.body().length > LARGE;
  }

  /** Writes a response; it is held until the client has taken it, and flushed by the caller. */
  static void write(Channel channel, Incoming request, Reply reply, Connections.Place place) {
    byte[] body = spoiled(reply.body(), request.request.fault());
    boolean isHead = request.request.method().equals("HEAD");
    ByteBuf content = isHead ? Unpooled.EMPTY_BUFFER : Unpooled.wrappedBuffer(body);
    HttpResponse response =
        new DefaultFullHttpResponse(HttpVersion.HTTP_1_1, status(reply), content);
    setHeaders(response, request, reply, body.length);
    if (isLarge(reply)) {
      channel.write(response).addListener(done -> place.release(reply.body().length));
    } else {
      channel.write(response, channel.voidPromise());
    }
  }

  static void writeContinue(Channel channel) {
    channel.writeAndFlush(
        new DefaultFullHttpResponse(HttpVersion.HTTP_1_1, HttpResponseStatus.CONTINUE));
  }

  /** Writes the head of a response and a part of its body, and ends the connection. */
  static void writeTruncated(Channel channel, Incoming request, Reply reply) {
    byte[] body = reply.body();
    boolean isHead = request.request.method().equals("HEAD");
    HttpResponse head = new DefaultHttpResponse(HttpVersion.HTTP_1_1, status(reply));
    setHeaders(head, request, reply, body.length);
    channel.write(head);
    channel
        .writeAndFlush(
            new DefaultHttpContent(Unpooled.wrappedBuffer(body, 0, isHead ? 0 : body.length / 2)))
        .addListener(ChannelFutureListener.CLOSE);
  }

  private static byte[] spoiled(byte[] body, @Nullable Fault fault) {
    if (fault == Fault.EMPTY) {
      return new byte[0];
    }
    // Without its last brace an object is not JSON.
    return fault == Fault.MALFORMED ? Arrays.copyOf(body, body.length - 1) : body;
  }

  private static HttpResponseStatus status(Reply reply) {
    return HttpResponseStatus.valueOf(reply.status(), reply.reason());
  }

  @SuppressWarnings("JavaUtilDate") // What the formatter takes.
  private static void setHeaders(HttpResponse response, Incoming request, Reply reply, int length) {
    Date time = new Date(request.request.responseTime().toEpochMilli());
    response.headers().set("Date", DateFormatter.format(time));
    reply.headers().forEach(response.headers()::set);
    // For a 304 it would be that of what has not been modified.
    if (reply.status() != 204 && reply.status() != 304) {
      response.headers().setInt("Content-Length", length);
    }
    if (!request.keepAlive) {
      response.headers().set("Connection", "close");
    } else if (request.isHttp10) {
      response.headers().set("Connection", "keep-alive");
    }
  }

  /** Ends a connection with RST instead of FIN: so closing does with a linger time of zero. */
  static void reset(SocketChannel channel) {
    channel.flush();
    channel.config().setSoLinger(0);
    channel.close();
  }

  /** Ends a connection when all is on the wire. */
  static void thenClose(SocketChannel channel) {
    channel.writeAndFlush(Unpooled.EMPTY_BUFFER).addListener(ChannelFutureListener.CLOSE);
  }

  /** Says that nothing more comes, when all is on the wire. */
  static void thenEndOutput(SocketChannel channel) {
    channel.writeAndFlush(Unpooled.EMPTY_BUFFER).addListener(done -> channel.shutdownOutput());
  }
}
