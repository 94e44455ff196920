package io.github.tryonjobs.mock.http;

import static io.github.tryonjobs.mock.control.MockError.Kind.MALFORMED;
import static io.github.tryonjobs.mock.control.MockError.Kind.TOO_SLOW;

import io.github.tryonjobs.mock.control.MockError;
import io.github.tryonjobs.mock.http.Connections.Place;
import io.github.tryonjobs.mock.scenario.Fault;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.EventLoop;
import io.netty.channel.socket.ChannelInputShutdownEvent;
import io.netty.channel.socket.SocketChannel;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpObject;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.util.ReferenceCountUtil;
import java.time.Duration;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * One connection: takes the parts of its requests in their order, has one request after the other
 * answered, and ends when a client takes too long. Used by the thread of its event loop only.
 */
// What fails ends the channel, which is all that could be done about it.
@SuppressWarnings("FutureReturnValueIgnored")
final class Connection extends ChannelInboundHandlerAdapter {

  /** How long what a client still sends is ignored, so that it can read why it was refused. */
  private static final Duration LINGER = Duration.ofSeconds(2);

  private enum Phase {
    HEAD,
    BODY,
    LATENCY,
    STALL,
    END
  }

  private final ServerContext server;
  private final SocketChannel channel;
  private final Deadline deadline;
  final HeadGuard decoder;
  private final Pipelined pipelined;
  private final Place place;

  private Phase phase = Phase.HEAD;
  private @Nullable Incoming incoming;
  private @Nullable Wait wait;
  private @Nullable Future<?> late;
  private boolean inRead;
  private boolean clientHasEnded;

  Connection(ServerContext server, SocketChannel channel) {
    this.server = server;
    this.channel = channel;
    this.deadline = new Deadline(channel.eventLoop(), this::missDeadline);
    this.place = server.connections().add(channel);
    this.pipelined = new Pipelined(channel, place);
    this.decoder = new HeadGuard(server.limits(), place);
    deadline.set(server.limits().idle());
  }

  @Override
  public void channelInactive(ChannelHandlerContext context) {
    end();
    place.end();
    deadline.end();
  }

  @Override
  public void channelRead(ChannelHandlerContext context, Object message) {
    inRead = true;
    if (phase == Phase.END || phase == Phase.STALL) {
      ReferenceCountUtil.release(message);
    } else if (takesMore() && pipelined.isEmpty() && channel.isWritable()) {
      take(message);
    } else if (!pipelined.add(message)) {
      end();
      channel.close();
    }
  }

  private boolean takesMore() {
    return phase == Phase.HEAD || phase == Phase.BODY;
  }

  @Override
  public void channelReadComplete(ChannelHandlerContext context) {
    inRead = false;
    channel.flush();
  }

  /** The client has sent its last byte, but may wait for a response still. */
  @Override
  public void userEventTriggered(ChannelHandlerContext context, Object event) {
    if (event instanceof ChannelInputShutdownEvent) {
      clientHasEnded = true;
      if (phase != Phase.LATENCY && pipelined.isEmpty()) {
        closeAfterWriting();
      }
    }
  }

  @Override
  public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
    if (cause instanceof OutOfMemoryError error) {
      server.fatal().accept(error);
    }
    channel.close();
  }

  @Override
  public void channelWritabilityChanged(ChannelHandlerContext context) {
    takePipelined();
  }

  private void takePipelined() {
    while (takesMore() && channel.isWritable()) {
      Object next = pipelined.poll();
      if (next == null) {
        if (clientHasEnded) {
          closeAfterWriting();
        }
        return;
      }
      take(next);
    }
  }

  private void take(Object message) {
    try {
      if (message instanceof MockError error) {
        answer(new Incoming(server, error));
      } else if (((HttpObject) message).decoderResult().isFailure()) {
        refuseBroken(message instanceof HttpRequest);
      } else if (message instanceof HttpRequest head) {
        begin(new Incoming(server, head, channel));
      } else if (phase == Phase.BODY && incoming != null) {
        takeBody(incoming, (HttpContent) message);
      }
    } finally {
      ReferenceCountUtil.release(message);
    }
  }

  private void refuseBroken(boolean isHead) {
    if (isHead || incoming == null) {
      answer(new Incoming(server, MALFORMED.of(Incoming.UNCLEAR)));
    } else {
      refuse(incoming, MALFORMED.of("the body is not encoded as it says"));
    }
  }

  private void begin(Incoming request) {
    incoming = request;
    phase = Phase.BODY;
    if (request.hasBody && request.isRefusedBefore()) {
      refuse(request, null);
    } else if (request.hasBody) {
      deadline.set(request.timeForBody(server.limits()));
      if (request.wantsContinue) {
        Responses.writeContinue(channel);
      }
    }
  }

  private void takeBody(Incoming request, HttpContent part) {
    if (!request.take(part, server.limits(), place)) {
      channel.close();
    } else if (part instanceof LastHttpContent) {
      answer(request);
    } else if (request.isHopeless()) {
      refuse(request, null);
    } else {
      deadline.set(request.timeForBody(server.limits()));
    }
  }

  /** Answers a request of which no more is wanted, for its own reason or this one. */
  private void refuse(Incoming request, @Nullable MockError error) {
    request.refusal = error == null ? request.refusal : error;
    request.keepAlive = false;
    answer(request);
  }

  private void answer(Incoming request) {
    incoming = null;
    phase = Phase.LATENCY;
    deadline.clear();
    Reply reply = request.answer(server.application());
    if (reply != null && request.request.latency().isZero()) {
      respond(request, reply);
    } else if (reply != null) {
      respondLate(request, reply);
    } else {
      deadline.set(server.limits().stall());
      EventLoop loop = channel.eventLoop();
      wait = new Wait(request, server.application(), loop, it -> respondLate(request, it));
    }
  }

  /** Responds after the latency, if there is any, and goes on with what has come meanwhile. */
  private void respondLate(Incoming request, Reply reply) {
    place.setIdle(false);
    Runnable response =
        () -> {
          respond(request, reply);
          takePipelined();
        };
    long latency = request.request.latency().toNanos();
    late = channel.eventLoop().schedule(response, latency, TimeUnit.NANOSECONDS);
  }

  private void respond(Incoming request, Reply reply) {
    request.end(place);
    Fault fault = request.request.fault();
    if (phase == Phase.END) {
      return;
    }
    place.setIdle(true);
    if (fault == Fault.STALL) {
      phase = Phase.STALL;
      pipelined.drop();
      deadline.set(server.limits().stall());
      if (clientHasEnded) {
        closeAfterWriting();
      }
    } else if (fault == Fault.RESET || !Responses.hold(place, reply)) {
      end();
      Responses.reset(channel);
    } else if (fault == Fault.TRUNCATED) {
      end();
      Responses.writeTruncated(channel, request, reply);
    } else {
      Responses.write(channel, request, reply, place);
      if (request.keepAlive) {
        phase = Phase.HEAD;
        deadline.set(server.limits().idle());
      } else {
        endAfterReading();
      }
    }
    if (!inRead) {
      channel.flush();
    }
  }

  private void closeAfterWriting() {
    end();
    Responses.thenClose(channel);
  }

  /** Ends a connection so that the client can read the response even if it has not sent all. */
  private void endAfterReading() {
    end();
    if (clientHasEnded) {
      Responses.thenClose(channel);
    } else {
      deadline.set(LINGER);
      channel.config().setAutoRead(true);
      Responses.thenEndOutput(channel);
    }
  }

  private void end() {
    phase = Phase.END;
    if (wait != null) {
      wait.end();
    }
    if (late != null) {
      late.cancel(false);
    }
    if (incoming != null) {
      incoming.end(place);
    }
    decoder.end();
    pipelined.drop();
  }

  private void missDeadline() {
    if (phase == Phase.BODY && incoming != null) {
      String limit = server.limits().body().toMillis() + " milliseconds";
      refuse(incoming, TOO_SLOW.of("the body must come within " + limit));
    } else {
      channel.close();
    }
  }
}
