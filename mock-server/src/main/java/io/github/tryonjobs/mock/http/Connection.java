package io.github.tryonjobs.mock.http;

import io.github.tryonjobs.mock.control.MockError;
import io.github.tryonjobs.mock.control.MockErrorException;
import io.github.tryonjobs.mock.generated.TryOnJobsApi;
import io.github.tryonjobs.mock.http.Connections.Place;
import io.github.tryonjobs.mock.scenario.Fault;
import io.github.tryonjobs.mock.state.MockRequest;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.socket.ChannelInputShutdownEvent;
import io.netty.channel.socket.SocketChannel;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.DefaultHttpContent;
import io.netty.handler.codec.http.DefaultHttpResponse;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpObject;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpUtil;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.util.ReferenceCountUtil;
import io.netty.util.concurrent.Future;
import java.io.ByteArrayOutputStream;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * One connection: takes the parts of its requests in their order, has one request after the other
 * answered, and ends when a client takes too long. Used by the thread of its event loop only.
 */
// What fails ends the channel, which is all that could be done about it.
@SuppressWarnings("FutureReturnValueIgnored")
final class Connection extends ChannelInboundHandlerAdapter {

  /** Beyond this, a client that sends more requests before it has its response is not read from. */
  private static final int MOST_PIPELINED = 256;

  /** How long what a client still sends is ignored, so that it can read why it was refused. */
  private static final Duration LINGER = Duration.ofSeconds(2);

  private static final long NEVER = Long.MAX_VALUE;

  /** What the connection waits for. */
  private enum Phase {
    HEAD,
    BODY,
    RESPONSE,
    END
  }

  private final ServerContext server;
  private final HeadGuard decoder;
  private final Deque<Object> pipelined = new ArrayDeque<>();
  private @Nullable Place place;

  private Phase phase = Phase.HEAD;
  private boolean inRead;
  private boolean clientHasEnded;
  private long deadline = NEVER;
  private @Nullable Future<?> timer;
  private long timerTime;
  private long held;
  private long headBytes;

  private @Nullable Incoming incoming;

  Connection(ServerContext server) {
    this.server = server;
    this.decoder = new HeadGuard(server.limits, this::holdHead);
  }

  HeadGuard decoder() {
    return decoder;
  }

  /** A request while it comes in. */
  private static final class Incoming {
    final HttpRequest head;
    final MockRequest request;
    final @Nullable Target target;
    final boolean wantsBody;
    boolean keepAlive;
    @Nullable MockError refusal;
    final ByteArrayOutputStream body = new ByteArrayOutputStream(0);
    long bodyBytes;

    Incoming(
        HttpRequest head,
        MockRequest request,
        @Nullable Target target,
        @Nullable MockError refusal) {
      this.head = head;
      this.request = request;
      this.target = target;
      this.refusal = refusal;
      boolean isClear = refusal == null || !refusal.kind().equals(MockError.MALFORMED);
      this.keepAlive = HttpUtil.isKeepAlive(head) && isClear;
      this.wantsBody = target != null && ControlPaths.isControl(target.path());
    }
  }

  // What comes.

  @Override
  public void channelActive(ChannelHandlerContext context) {
    place = server.connections.add(context.channel());
    within(context, server.limits.idle());
  }

  @Override
  public void channelInactive(ChannelHandlerContext context) {
    phase = Phase.END;
    if (place != null) {
      place.end();
    }
    if (timer != null) {
      timer.cancel(false);
    }
    server.connections.release(held + headBytes);
    held = 0;
    headBytes = 0;
    pipelined.forEach(ReferenceCountUtil::release);
    pipelined.clear();
  }

  @Override
  public void channelRead(ChannelHandlerContext context, Object message) {
    inRead = true;
    if (phase == Phase.END) {
      ReferenceCountUtil.release(message);
    } else if (phase == Phase.RESPONSE || !pipelined.isEmpty()) {
      pipelined.add(message);
      if (pipelined.size() > MOST_PIPELINED) {
        context.channel().config().setAutoRead(false);
      }
    } else {
      take(context, message);
    }
  }

  @Override
  public void channelReadComplete(ChannelHandlerContext context) {
    inRead = false;
    context.flush();
  }

  /** The client has sent its last byte, but may wait for a response still. */
  @Override
  public void userEventTriggered(ChannelHandlerContext context, Object event) {
    if (event instanceof ChannelInputShutdownEvent) {
      clientHasEnded = true;
      boolean waits = phase == Phase.RESPONSE && deadline == NEVER;
      if (!waits) {
        context.flush();
        context.close();
      }
    }
  }

  @Override
  public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
    if (cause instanceof OutOfMemoryError fatal) {
      server.fatal.accept(fatal);
    }
    // The client is gone, or there is nothing that it could be told.
    context.close();
  }

  @Override
  public void channelWritabilityChanged(ChannelHandlerContext context) {
    if (phase == Phase.HEAD && context.channel().isWritable()) {
      within(context, server.limits.idle());
      takePipelined(context);
    }
  }

  private void takePipelined(ChannelHandlerContext context) {
    while (phase != Phase.RESPONSE && phase != Phase.END && context.channel().isWritable()) {
      Object next = pipelined.poll();
      if (next == null) {
        context.channel().config().setAutoRead(true);
        if (clientHasEnded) {
          context.writeAndFlush(Unpooled.EMPTY_BUFFER).addListener(ChannelFutureListener.CLOSE);
        }
        return;
      }
      take(context, next);
    }
  }

  private void take(ChannelHandlerContext context, Object message) {
    try {
      if (message instanceof MockError error) {
        refuseHead(context, error);
      } else if (((HttpObject) message).decoderResult().isFailure()) {
        refuseBroken(context, message);
      } else if (message instanceof HttpRequest head) {
        begin(context, head);
      } else {
        takeBody(context, (HttpContent) message);
      }
    } finally {
      ReferenceCountUtil.release(message);
    }
  }

  // Requests.

  private void begin(ChannelHandlerContext context, HttpRequest head) {
    if (place != null) {
      place.busy();
    }
    Incoming request = incoming(context, head);
    incoming = request;
    phase = Phase.BODY;
    long length = HttpUtil.getContentLength(head, 0L);
    boolean hasBody = length > 0 || HttpUtil.isTransferEncodingChunked(head);
    if (request.refusal == null && length > server.limits.bodyBytes()) {
      request.refusal = tooLarge();
    }
    if (!hasBody) {
      return;
    }
    if (request.refusal != null) {
      request.keepAlive = false;
      finish(context, request);
      return;
    }
    within(context, server.limits.body());
    if (HttpUtil.is100ContinueExpected(head)) {
      context.writeAndFlush(
          new DefaultFullHttpResponse(HttpVersion.HTTP_1_1, HttpResponseStatus.CONTINUE));
    }
  }

  private Incoming incoming(ChannelHandlerContext context, HttpRequest head) {
    String key = head.headers().get(TryOnJobsApi.API_KEY_HEADER);
    String method = head.method().name();
    try {
      Target target = Target.parse(head.uri());
      String caller = server.callerUrl.of(head.headers(), target, context.channel().localAddress());
      MockRequest request = new MockRequest(server.state, method, target.path(), key, caller);
      return new Incoming(head, request, target, server.door.refuse(head, target).orElse(null));
    } catch (MockErrorException e) {
      MockRequest request = new MockRequest(server.state, method, head.uri(), key, "");
      return new Incoming(head, request, null, e.error());
    }
  }

  private MockError tooLarge() {
    return MockError.tooLarge(
        413, "the body must be within " + server.limits.bodyBytes() + " bytes");
  }

  private void takeBody(ChannelHandlerContext context, HttpContent part) {
    Incoming request = incoming;
    if (request == null || phase != Phase.BODY) {
      return;
    }
    int bytes = part.content().readableBytes();
    request.bodyBytes += bytes;
    if (request.bodyBytes > server.limits.bodyBytes()) {
      request.refusal = tooLarge();
      request.keepAlive = false;
      finish(context, request);
      return;
    }
    if (request.wantsBody && bytes > 0) {
      if (!server.connections.hold(bytes)) {
        context.close();
        return;
      }
      held += bytes;
      request.body.writeBytes(ByteBufUtil.getBytes(part.content()));
    }
    if (part instanceof LastHttpContent) {
      finish(context, request);
    }
  }

  /** Answers a request that has come to its end, or of which no more is wanted. */
  private void finish(ChannelHandlerContext context, Incoming request) {
    phase = Phase.RESPONSE;
    deadline = NEVER;
    incoming = null;
    Reply reply = answer(request);
    server.connections.release(held);
    held = 0;
    long latency = request.request.latency().toNanos();
    if (latency == 0) {
      respond(context, request, reply);
    } else {
      context.flush();
      Future<?> unused =
          context
              .executor()
              .schedule(
                  () -> {
                    respond(context, request, reply);
                    context.flush();
                    takePipelined(context);
                  },
                  latency,
                  TimeUnit.NANOSECONDS);
    }
  }

  /** Has the request answered, and writes it down. */
  private Reply answer(Incoming request) {
    Reply reply;
    if (request.refusal != null || request.target == null) {
      reply = Reply.of(request.refusal == null ? tooLarge() : request.refusal);
    } else {
      try {
        reply =
            server.application.answer(request.request, request.target, request.body.toByteArray());
      } catch (RuntimeException | StackOverflowError e) {
        reply = Reply.of(MockErrors.internal(e));
      }
    }
    MockError error = reply.error();
    if (error != null) {
      request.request.recordMistake(error.kind(), error.status(), error.detail());
    } else if (request.request.isForJob() || ControlPaths.isJournaled(request.request.path())) {
      request.request.record(reply.status(), reply.reason());
    }
    return reply;
  }

  // Responses.

  private void respond(ChannelHandlerContext context, Incoming request, Reply reply) {
    if (!context.channel().isActive()) {
      return;
    }
    Fault fault = request.request.fault();
    if (fault == Fault.RESET) {
      reset(context);
      return;
    }
    if (fault == Fault.STALL) {
      within(context, server.limits.stall());
      if (clientHasEnded) {
        context.close();
      }
      return;
    }
    boolean isHead = request.request.method().equals("HEAD");
    byte[] body = spoiled(reply.body(), fault);
    if (fault == Fault.TRUNCATED && !isHead) {
      HttpResponse head = new DefaultHttpResponse(HttpVersion.HTTP_1_1, status(reply));
      setHeaders(head, request, reply, body.length);
      context.write(head);
      end();
      context
          .writeAndFlush(new DefaultHttpContent(Unpooled.wrappedBuffer(body, 0, body.length / 2)))
          .addListener(ChannelFutureListener.CLOSE);
      return;
    }
    ByteBuf content = isHead ? Unpooled.EMPTY_BUFFER : Unpooled.wrappedBuffer(body);
    HttpResponse response =
        new DefaultFullHttpResponse(HttpVersion.HTTP_1_1, status(reply), content);
    setHeaders(response, request, reply, body.length);
    write(context, response, content.readableBytes());
    if (request.keepAlive) {
      next(context);
    } else {
      endAfterReading(context);
    }
  }

  private static byte[] spoiled(byte[] body, @Nullable Fault fault) {
    if (fault == Fault.EMPTY) {
      return new byte[0];
    }
    // Without its last brace an object is no JSON.
    return fault == Fault.MALFORMED ? Arrays.copyOf(body, body.length - 1) : body;
  }

  private static HttpResponseStatus status(Reply reply) {
    return HttpResponseStatus.valueOf(reply.status(), reply.reason());
  }

  private void setHeaders(HttpResponse response, Incoming request, Reply reply, int length) {
    response.headers().set("Date", server.date(request.request.time()));
    reply.headers().forEach(response.headers()::set);
    if (reply.status() != 204) {
      response.headers().setInt("Content-Length", length);
    }
    if (!request.keepAlive) {
      response.headers().set("Connection", HttpHeaderValues.CLOSE);
    } else if (!request.head.protocolVersion().isKeepAliveDefault()) {
      response.headers().set("Connection", HttpHeaderValues.KEEP_ALIVE);
    }
  }

  /** Large responses count as bytes on their way until the client has taken them. */
  private void write(ChannelHandlerContext context, HttpResponse response, int bytes) {
    if (bytes < server.limits.targetBytes()) {
      context.write(response, context.voidPromise());
    } else if (server.connections.hold(bytes)) {
      context.write(response).addListener(done -> server.connections.release(bytes));
    } else {
      ReferenceCountUtil.release(response);
      reset(context);
    }
    if (!inRead) {
      context.flush();
    }
  }

  private void next(ChannelHandlerContext context) {
    if (phase == Phase.END) {
      return;
    }
    phase = Phase.HEAD;
    if (place != null) {
      place.idle();
    }
    within(context, server.limits.idle());
  }

  // Ends.

  /** Refuses what is no request at all. */
  private void refuseHead(ChannelHandlerContext context, MockError error) {
    MockRequest request = new MockRequest(server.state, "?", "?", null, "");
    refuse(context, request, error);
  }

  private void refuseBroken(ChannelHandlerContext context, Object message) {
    decoder.end();
    Incoming begun = incoming;
    if (message instanceof HttpRequest) {
      refuseHead(
          context,
          MockError.malformedRequest(
              "a header is not: name, colon, value; or a length or encoding of the body is not"
                  + " clear"));
    } else if (begun != null) {
      refuse(
          context, begun.request, MockError.malformedRequest("the body is not encoded as it says"));
    }
  }

  private void refuse(ChannelHandlerContext context, MockRequest request, MockError error) {
    request.recordMistake(error.kind(), error.status(), error.detail());
    phase = Phase.RESPONSE;
    incoming = null;
    Reply reply = Reply.of(error);
    HttpResponse response =
        new DefaultFullHttpResponse(
            HttpVersion.HTTP_1_1, status(reply), Unpooled.wrappedBuffer(reply.body()));
    response.headers().set("Date", server.date(request.time()));
    reply.headers().forEach(response.headers()::set);
    response.headers().setInt("Content-Length", reply.body().length);
    response.headers().set("Connection", HttpHeaderValues.CLOSE);
    context.write(response, context.voidPromise());
    endAfterReading(context);
  }

  /** Ends a connection so that the client can read the response even if it has not sent all. */
  private void endAfterReading(ChannelHandlerContext context) {
    end();
    within(context, LINGER);
    context.channel().config().setAutoRead(true);
    context
        .writeAndFlush(Unpooled.EMPTY_BUFFER)
        .addListener(
            done -> {
              if (clientHasEnded) {
                context.close();
              } else {
                ((SocketChannel) context.channel()).shutdownOutput();
              }
            });
  }

  private void end() {
    phase = Phase.END;
    decoder.end();
    pipelined.forEach(ReferenceCountUtil::release);
    pipelined.clear();
  }

  /** With a linger time of zero, closing sends RST instead of FIN. */
  private void reset(ChannelHandlerContext context) {
    end();
    context.flush();
    ((SocketChannel) context.channel()).config().setSoLinger(0);
    context.close();
  }

  // Time and memory.

  private void within(ChannelHandlerContext context, Duration time) {
    deadline = System.nanoTime() + time.toNanos();
    if (timer == null || deadline < timerTime) {
      schedule(context, time.toNanos());
    }
  }

  private void schedule(ChannelHandlerContext context, long nanos) {
    if (timer != null) {
      timer.cancel(false);
    }
    timerTime = System.nanoTime() + nanos;
    timer = context.executor().schedule(() -> checkTime(context), nanos, TimeUnit.NANOSECONDS);
  }

  private void checkTime(ChannelHandlerContext context) {
    long left = deadline == NEVER ? NEVER : deadline - System.nanoTime();
    if (left > 0) {
      schedule(context, Math.min(left, server.limits.idle().toNanos()));
      return;
    }
    timer = null;
    if (phase == Phase.BODY && incoming != null) {
      decoder.end();
      refuse(
          context,
          incoming.request,
          MockError.tooSlow(
              "the body must come within " + server.limits.body().toMillis() + " milliseconds"));
    } else {
      context.close();
    }
  }

  private void holdHead(long bytes) {
    if (bytes == headBytes) {
      return;
    }
    server.connections.release(headBytes);
    headBytes = server.connections.hold(bytes) ? bytes : 0;
  }
}
