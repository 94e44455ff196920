package io.github.tryonjobs.mock.http;

import static io.github.tryonjobs.mock.control.MockError.Kind.BODY_TOO_LARGE;
import static io.github.tryonjobs.mock.control.MockError.Kind.INTERNAL;
import static io.github.tryonjobs.mock.control.MockError.Kind.MALFORMED;

import io.github.tryonjobs.mock.control.MockError;
import io.github.tryonjobs.mock.generated.TryOnJobsApi;
import io.github.tryonjobs.mock.http.Connections.Place;
import io.github.tryonjobs.mock.scenario.Outcome;
import io.github.tryonjobs.mock.state.MockRequest;
import io.netty.buffer.ByteBufUtil;
import io.netty.channel.Channel;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpUtil;
import java.io.ByteArrayOutputStream;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A request that is coming in. Used by the thread of its event loop only. */
final class Incoming {

  /** What the library has refused. */
  static final String UNCLEAR =
      "a header is not: name, colon, value; or a length or encoding of the body is not clear";

  private static final Map<String, String> PREFLIGHT =
      Map.of(
          "Access-Control-Allow-Methods",
          "GET, POST, PATCH, DELETE",
          "Access-Control-Allow-Headers",
          TryOnJobsApi.API_KEY_HEADER + ", Authorization, Content-Type",
          "Access-Control-Max-Age",
          "600");

  /** Slower than the slowest network on which somebody uploads an image. */
  private static final int LEAST_BYTES_PER_MILLISECOND = 50;

  final MockRequest request;
  final @Nullable Target target;
  final boolean hasBody;
  final boolean wantsContinue;
  final boolean isHttp10;
  private final ByteArrayOutputStream body = new ByteArrayOutputStream(0);
  private final @Nullable StartBody start;
  private final @Nullable String origin;
  private final boolean isPreflight;
  boolean keepAlive;
  private final long began = System.nanoTime();
  private long bodyBytes;
  private int kept;
  @Nullable MockError refusal;

  /** What is not even a request. */
  Incoming(ServerContext server, MockError refusal) {
    request = new MockRequest(server.state(), "?", "?", null, "");
    target = null;
    hasBody = false;
    wantsContinue = false;
    isHttp10 = false;
    origin = null;
    isPreflight = false;
    start = null;
    this.refusal = refusal;
  }

  Incoming(ServerContext server, HttpRequest head, Channel channel) {
    String key = head.headers().get(TryOnJobsApi.API_KEY_HEADER);
    String method = head.method().name();
    long length = HttpUtil.getContentLength(head, 0L);
    hasBody = length > 0 || HttpUtil.isTransferEncodingChunked(head);
    wantsContinue = HttpUtil.is100ContinueExpected(head);
    isHttp10 = !head.protocolVersion().isKeepAliveDefault();
    keepAlive = HttpUtil.isKeepAlive(head);
    origin = server.door().allowedOrigin(head.headers());
    isPreflight =
        origin != null
            && method.equals("OPTIONS")
            && head.headers().contains("Access-Control-Request-Method");
    Target read = null;
    try {
      read = Target.parse(head.uri());
      server.door().check(head, read);
      if (length > server.limits().bodyBytes() && !Paths.isStart(method, read.path())) {
        refuseAsTooLarge(server.limits());
      }
    } catch (MockError e) {
      refusal = e;
      // What follows must never be taken for a request of its own.
      keepAlive &= e.kind() != MALFORMED;
    }
    target = read;
    start =
        refusal == null && read != null && Paths.isStart(method, read.path())
            ? new StartBody(head, server.limits().bodyBytes())
            : null;
    String caller = read == null ? "" : server.callerUrl().of(head.headers(), read, channel);
    request =
        new MockRequest(
            server.state(), method, read == null ? head.uri() : read.path(), key, caller);
  }

  /** Returns whether its body need not come, as the response is known before. */
  boolean isRefusedBefore() {
    return refusal != null
        || (start != null && wantsContinue && !request.state().accepts(request.apiKey()));
  }

  /** Takes a part of the body; returns whether there was room for what is kept of it. */
  boolean take(HttpContent part, Limits limits, Place place) {
    int before = kept;
    bodyBytes += part.content().readableBytes();
    if (start != null) {
      kept = start.take(part);
    } else if (bodyBytes > limits.bodyBytes()) {
      refuseAsTooLarge(limits);
    } else if (target != null && Paths.isControl(target.path())) {
      body.writeBytes(ByteBufUtil.getBytes(part.content()));
      kept = body.size();
    }
    return place.hold(kept - before);
  }

  boolean isHopeless() {
    return refusal != null || (start != null && start.isHopeless());
  }

  /** Returns how much time there is for what is to come of its body: a large one takes longer. */
  Duration timeForBody(Limits limits) {
    long grace = start == null ? 0 : bodyBytes / LEAST_BYTES_PER_MILLISECOND;
    return limits.body().plusMillis(grace).minusNanos(System.nanoTime() - began);
  }

  /** Gives back what it holds. */
  void end(Place place) {
    place.release(kept);
    kept = 0;
    if (start != null) {
      start.end();
    }
  }

  private void refuseAsTooLarge(Limits limits) {
    refusal = BODY_TOO_LARGE.of("the body must be within " + limits.bodyBytes() + " bytes");
  }

  /** Writes the request down; returns its reply, or null if it is a start that still waits. */
  @Nullable Reply answer(Application application) {
    if (request.waits() && request.start() == null) {
      return null;
    }
    if (start != null && request.input() == null) {
      request.input(start.input());
    }
    Reply reply;
    if (isPreflight && refusal == null) {
      return shared(Reply.of(204, PREFLIGHT, ""));
    }
    if (refusal != null || target == null) {
      reply = Reply.of(refusal == null ? INTERNAL.of("no target") : refusal);
    } else {
      try {
        reply = application.answer(request, target, body.toByteArray());
        Outcome.Foreign foreign = request.foreign();
        if (foreign != null && reply.error() == null) {
          reply = UndocumentedReply.of(foreign, reply, request.server());
        }
      } catch (RuntimeException | StackOverflowError e) {
        reply = Reply.of(MockErrors.internal(e));
      }
    }
    MockError error = reply.error();
    if (error != null) {
      request.record(error.status(), error.header(), error.detail());
      String detail = request.redaction().of(error.detail());
      reply = Reply.of(error.kind().of(detail)).withHeaders(reply.headers());
    } else if (request.isForJob() || Paths.isJournaled(request.path())) {
      request.record(reply.status(), reply.reason(), null);
      if (request.waits()) {
        return null;
      }
    }
    return shared(reply);
  }

  /** Lets a web page of an allowed origin see the response. */
  private Reply shared(Reply reply) {
    if (origin == null) {
      return reply;
    }
    return reply.withHeaders(
        Map.of(
            "Access-Control-Allow-Origin",
            origin,
            "Access-Control-Expose-Headers",
            "Retry-After, " + MockError.HEADER,
            "Vary",
            "Origin"));
  }
}
