package io.github.tryonjobs.mock.http;

import io.github.tryonjobs.mock.scenario.Fault;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.DefaultHttpContent;
import io.netty.handler.codec.http.DefaultHttpResponse;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpVersion;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Puts responses on the wire, as they should be and as a fault spoils them. */
@SuppressWarnings("FutureReturnValueIgnored") // What fails ends the channel.
final class Responses {

  private Responses() {}

  /** Writes a response; it is held until the client has taken it, and flushed by the caller. */
  static void write(
      ChannelHandlerContext context,
      ServerContext server,
      Incoming request,
      Reply reply,
      Connections.Place place) {
    byte[] body = spoiled(reply.body(), request.request.fault());
    boolean isHead = request.request.method().equals("HEAD");
    ByteBuf content = isHead ? Unpooled.EMPTY_BUFFER : Unpooled.wrappedBuffer(body);
    HttpResponse response =
        new DefaultFullHttpResponse(HttpVersion.HTTP_1_1, status(reply), content);
    setHeaders(response, server, request, reply, body.length);
    int held = reply.body().length;
    if (Connections.isLarge(held)) {
      context.write(response).addListener(done -> place.releaseResponse(held));
    } else {
      context.write(response, context.voidPromise());
    }
  }

  /** Writes the head of a response and a part of its body, and ends the connection. */
  static void writeTruncated(
      ChannelHandlerContext context, ServerContext server, Incoming request, Reply reply) {
    byte[] body = reply.body();
    HttpResponse head = new DefaultHttpResponse(HttpVersion.HTTP_1_1, status(reply));
    setHeaders(head, server, request, reply, body.length);
    context.write(head);
    context
        .writeAndFlush(new DefaultHttpContent(Unpooled.wrappedBuffer(body, 0, body.length / 2)))
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

  private static void setHeaders(
      HttpResponse response, ServerContext server, Incoming request, Reply reply, int length) {
    response.headers().set("Date", server.date(request.request.time()));
    reply.headers().forEach(response.headers()::set);
    if (reply.status() != 204) {
      response.headers().setInt("Content-Length", length);
    }
    if (!request.keepAlive) {
      response.headers().set("Connection", "close");
    } else if (request.isHttp10) {
      response.headers().set("Connection", "keep-alive");
    }
  }
}
