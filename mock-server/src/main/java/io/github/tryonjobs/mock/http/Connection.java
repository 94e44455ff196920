package io.github.tryonjobs.mock.http;

import io.github.tryonjobs.mock.control.MockError;
import io.github.tryonjobs.mock.http.Connections.Place;
import io.github.tryonjobs.mock.scenario.Fault;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.socket.ChannelInputShutdownEvent;
import io.netty.channel.socket.SocketChannel;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpObject;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.util.ReferenceCountUtil;
import io.netty.util.concurrent.Future;
import java.time.Duration;
import java.util.ArrayDeque;
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
    LATENCY,
    STALL,
    END
  }

  private final ServerContext server;
  private final HeadGuard decoder;
  private final Deque<Object> pipelined = new ArrayDeque<>();
  private final Place place;

  private Phase phase = Phase.HEAD;
  private @Nullable Incoming incoming;
  private boolean inRead;
  private boolean clientHasEnded;
  private long deadline = NEVER;
  private long timerTime;
  private @Nullable Future<?> timer;

  Connection(ServerContext server, SocketChannel channel) {
    this.server = server;
    this.place = server.connections.add(channel);
    this.decoder = new HeadGuard(server.limits, place::holdHead);
  }

  HeadGuard decoder() {
    return decoder;
  }

  // What comes.

  @Override
  public void channelActive(ChannelHandlerContext context) {
    within(context, server.limits.idle());
  }

  @Override
  public void channelInactive(ChannelHandlerContext context) {
    end();
    place.end();
    if (timer != null) {
      timer.cancel(false);
    }
  }

  @Override
  public void channelRead(ChannelHandlerContext context, Object message) {
    inRead = true;
    if (!takesMore() || !pipelined.isEmpty() || !context.channel().isWritable()) {
      pipelined.add(message);
      if (phase == Phase.END || phase == Phase.STALL) {
        dropPipelined();
      } else if (pipelined.size() > MOST_PIPELINED) {
        context.channel().config().setAutoRead(false);
      }
    } else {
      take(context, message);
    }
  }

  private boolean takesMore() {
    return phase == Phase.HEAD || phase == Phase.BODY;
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
      if (phase != Phase.LATENCY && pipelined.isEmpty()) {
        closeAfterWriting(context);
      }
    }
  }

  @Override
  public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
    if (cause instanceof OutOfMemoryError error) {
      server.fatal.accept(error);
    }
    // The client is gone, or there is nothing that it could be told.
    context.close();
  }

  @Override
  public void channelWritabilityChanged(ChannelHandlerContext context) {
    takePipelined(context);
  }

  /** Goes on with what has come meanwhile, as soon as the client has taken enough responses. */
  private void takePipelined(ChannelHandlerContext context) {
    while (takesMore() && context.channel().isWritable()) {
      Object next = pipelined.poll();
      if (next == null) {
        context.channel().config().setAutoRead(true);
        if (clientHasEnded) {
          closeAfterWriting(context);
        }
        return;
      }
      take(context, next);
    }
  }

  private void take(ChannelHandlerContext context, Object message) {
    try {
      if (message instanceof MockError error) {
        answer(context, new Incoming(server, error));
      } else if (((HttpObject) message).decoderResult().isFailure()) {
        refuseBroken(context, message instanceof HttpRequest);
      } else if (message instanceof HttpRequest head) {
        begin(context, new Incoming(server, head, context.channel()));
      } else if (phase == Phase.BODY && incoming != null) {
        takeBody(context, incoming, (HttpContent) message);
      }
    } finally {
      ReferenceCountUtil.release(message);
    }
  }

  private void refuseBroken(ChannelHandlerContext context, boolean isHead) {
    if (isHead || incoming == null) {
      String detail =
          "a header is not: name, colon, value; or a length or encoding of the body is not clear";
      answer(context, new Incoming(server, MockError.malformedRequest(detail)));
    } else {
      refuse(context, incoming, MockError.malformedRequest("the body is not encoded as it says"));
    }
  }

  private void begin(ChannelHandlerContext context, Incoming request) {
    place.busy();
    incoming = request;
    phase = Phase.BODY;
    if (request.hasBody && request.refusal != null) {
      refuse(context, request, request.refusal);
    } else if (request.hasBody) {
      within(context, server.limits.body());
      if (request.wantsContinue) {
        context.writeAndFlush(
            new DefaultFullHttpResponse(HttpVersion.HTTP_1_1, HttpResponseStatus.CONTINUE));
      }
    }
  }

  private void takeBody(ChannelHandlerContext context, Incoming request, HttpContent part) {
    int bytes = part.content().readableBytes();
    request.bodyBytes += bytes;
    if (request.bodyBytes > server.limits.bodyBytes()) {
      request.refuseAsTooLarge(server.limits);
      request.keepAlive = false;
    } else if (request.wantsBody() && bytes > 0) {
      if (!place.holdBody(bytes)) {
        context.close();
        return;
      }
      request.body.writeBytes(ByteBufUtil.getBytes(part.content()));
    }
    if (part instanceof LastHttpContent || request.refusal != null) {
      answer(context, request);
    }
  }

  /** Answers a request of which no more is wanted. */
  private void refuse(ChannelHandlerContext context, Incoming request, MockError error) {
    request.refusal = error;
    request.keepAlive = false;
    answer(context, request);
  }

  // Responses.

  private void answer(ChannelHandlerContext context, Incoming request) {
    incoming = null;
    phase = Phase.LATENCY;
    deadline = NEVER;
    Reply reply = request.answer(server.application);
    place.releaseBody();
    long latency = request.request.latency().toNanos();
    if (latency == 0) {
      respond(context, request, reply);
      return;
    }
    context.flush();
    Runnable late =
        () -> {
          respond(context, request, reply);
          context.flush();
          takePipelined(context);
        };
    Future<?> unused = context.executor().schedule(late, latency, TimeUnit.NANOSECONDS);
  }

  private void respond(ChannelHandlerContext context, Incoming request, Reply reply) {
    Fault fault = request.request.fault();
    if (phase == Phase.END) {
      return;
    }
    if (fault == Fault.STALL) {
      phase = Phase.STALL;
      dropPipelined();
      within(context, server.limits.stall());
      if (clientHasEnded) {
        closeAfterWriting(context);
      }
    } else if (fault == Fault.RESET || !place.holdResponse(reply.body().length)) {
      end();
      context.flush();
      // With a linger time of zero, closing sends RST instead of FIN.
      ((SocketChannel) context.channel()).config().setSoLinger(0);
      context.close();
    } else if (fault == Fault.TRUNCATED) {
      end();
      Responses.writeTruncated(context, server, request, reply);
    } else {
      Responses.write(context, server, request, reply, place);
      if (request.keepAlive) {
        phase = Phase.HEAD;
        place.idle();
        within(context, server.limits.idle());
      } else {
        endAfterReading(context);
      }
    }
    if (!inRead) {
      context.flush();
    }
  }

  // Ends.

  private void closeAfterWriting(ChannelHandlerContext context) {
    end();
    context.writeAndFlush(Unpooled.EMPTY_BUFFER).addListener(ChannelFutureListener.CLOSE);
  }

  /** Ends a connection so that the client can read the response even if it has not sent all. */
  private void endAfterReading(ChannelHandlerContext context) {
    end();
    if (clientHasEnded) {
      closeAfterWriting(context);
      return;
    }
    within(context, LINGER);
    context.channel().config().setAutoRead(true);
    context
        .writeAndFlush(Unpooled.EMPTY_BUFFER)
        .addListener(done -> ((SocketChannel) context.channel()).shutdownOutput());
  }

  private void end() {
    phase = Phase.END;
    decoder.end();
    dropPipelined();
  }

  private void dropPipelined() {
    pipelined.forEach(ReferenceCountUtil::release);
    pipelined.clear();
  }

  // Time.

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
    timer = null;
    if (left > 0) {
      schedule(context, Math.min(left, server.limits.idle().toNanos()));
    } else if (phase == Phase.BODY && incoming != null) {
      String limit = server.limits.body().toMillis() + " milliseconds";
      refuse(context, incoming, MockError.tooSlow("the body must come within " + limit));
    } else {
      context.close();
    }
  }
}
