package io.github.tryonjobs.client.internal.download;

import io.github.tryonjobs.client.MalformedResponseException;
import io.github.tryonjobs.client.RawResponse;
import io.github.tryonjobs.client.ResultExpiredException;
import io.github.tryonjobs.client.ResultStream;
import io.github.tryonjobs.client.TransportException;
import io.github.tryonjobs.client.TryOnException;
import io.github.tryonjobs.client.TryOnJob;
import io.github.tryonjobs.client.TryOnListener.Operation;
import io.github.tryonjobs.client.TryOnRequest;
import io.github.tryonjobs.client.TryOnResult;
import io.github.tryonjobs.client.UndocumentedResponseException;
import io.github.tryonjobs.client.internal.call.Attempt;
import io.github.tryonjobs.client.internal.call.Task;
import io.github.tryonjobs.client.internal.decode.JobDecoder;
import io.github.tryonjobs.client.internal.http.Headers;
import io.github.tryonjobs.client.internal.http.OpenResponse;
import io.github.tryonjobs.client.internal.http.Transport;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/** Asks for results, and refuses what is not an image. Safe for use by several threads. */
public final class ResultSource {

  private static final int OK = 200;
  private static final int PARTIAL_CONTENT = 206;

  /** What servers answer that do not give the rest of what was begun. */
  private static final Set<Integer> NO_REST = Set.of(304, 412, 416);

  /** What servers of signed links answer when a link has expired. */
  private static final Set<Integer> EXPIRED = Set.of(400, 401, 403, 404, 410);

  /** What a server says that was not told what it stores. */
  private static final Set<String> UNTYPED =
      Set.of("application/octet-stream", "binary/octet-stream");

  private final Transport transport;
  private final ResultHosts hosts;
  private final long limit;

  /** Constructor of a source of results of a greatest size, in bytes. */
  public ResultSource(Transport transport, ResultHosts hosts, long limit) {
    this.transport = transport;
    this.hosts = hosts;
    this.limit = limit;
  }

  /** What is there already of a result: how many bytes of which one, and of how many if known. */
  record Begun(long length, String validator, OptionalLong total) {}

  /** The server has another result than the one that was begun, or does not give its rest. */
  static final class OtherResultException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    OtherResultException(String message) {
      super(message);
    }
  }

  /** Returns what opens a result; the helpers run what blocks while a reader waits. */
  public Task<ResultStream> opening(
      TryOnResult result, Duration timeout, Duration stallTimeout, Executor helpers) {
    return Task.of(
        request(Operation.OPEN_RESULT, result),
        timeout,
        job(result),
        attempt ->
            new InterruptibleStream(
                open(attempt, result.resultUrl(), null, stallTimeout), helpers));
  }

  static TryOnRequest request(Operation operation, TryOnResult result) {
    TryOnJob job = job(result);
    return new TryOnRequest(operation, job == null ? null : job.id(), result.resultUrl(), 1);
  }

  static @Nullable TryOnJob job(TryOnResult result) {
    return result instanceof TryOnJob job ? job : null;
  }

  /**
   * Asks for a result, or for the rest of one that is begun.
   *
   * @throws OtherResultException if the rest cannot be had
   */
  Part open(Attempt attempt, URI uri, @Nullable Begun begun, Duration stallTimeout) {
    Map<String, String> headers = new LinkedHashMap<>();
    headers.put("Accept-Encoding", "identity");
    if (begun != null) {
      headers.put("Range", "bytes=" + begun.length + "-");
      headers.put("If-Range", begun.validator);
    }
    OpenResponse response = hosts.follow(transport, attempt, uri, headers, stallTimeout);
    Part part = null;
    try {
      part = part(attempt.request(), response, begun);
      return part;
    } finally {
      if (part == null) {
        closeQuietly(response);
      }
    }
  }

  private Part part(TryOnRequest request, OpenResponse response, @Nullable Begun begun) {
    int status = response.status();
    if (NO_REST.contains(status) && begun != null) {
      throw new OtherResultException("the server answered " + status);
    }
    if (status != OK && (status != PARTIAL_CONTENT || begun == null)) {
      throw refused(request, response);
    }
    Part part =
        status == PARTIAL_CONTENT && begun != null
            ? rest(response, begun)
            : whole(request, response);
    long total = part.total().orElse(1);
    if (total == 0 || total > limit) {
      throw new MalformedResponseException(
          request, total == 0 ? Part.EMPTY : Part.tooLong(limit), response.head(), null);
    }
    return part;
  }

  private Part rest(OpenResponse response, Begun begun) {
    Headers headers = response.headers();
    String unfit = unfit(response, true);
    if (unfit != null) {
      throw new OtherResultException(unfit);
    }
    ContentRange range =
        ContentRange.of(headers.only("Content-Range"))
            .orElseThrow(() -> new OtherResultException("its Content-Range cannot be read"));
    if (range.first() != begun.length) {
      throw new OtherResultException("it sent another part than was asked for");
    }
    if (!begun.validator.equals(headers.only("ETag"))) {
      throw new OtherResultException("it has another result now");
    }
    boolean isOtherTotal =
        range.total().isPresent()
            && begun.total.isPresent()
            && range.total().getAsLong() != begun.total.getAsLong();
    if (isOtherTotal || headers.length().orElse(range.length()) != range.length()) {
      throw new OtherResultException("it announced another length than before");
    }
    OptionalLong total = range.total().isPresent() ? range.total() : begun.total;
    if (total.isEmpty()) {
      throw new OtherResultException("it does not say where the result ends");
    }
    return new Part(response, begun.length, OptionalLong.of(range.length()), total, limit);
  }

  private Part whole(TryOnRequest request, OpenResponse response) {
    String unfit = unfit(response, false);
    if (unfit != null) {
      throw new UndocumentedResponseException(request, unfit, response.head());
    }
    OptionalLong length = response.headers().length();
    return new Part(response, 0, length, length, limit);
  }

  private static TryOnException refused(TryOnRequest request, OpenResponse response) {
    try {
      RawResponse raw = JobDecoder.raw(response.whole());
      return EXPIRED.contains(raw.status())
          ? new ResultExpiredException(request, raw)
          : new UndocumentedResponseException(request, "this is not a result", raw);
    } catch (IOException e) {
      return new TransportException(request, "no complete response: " + e, e);
    }
  }

  /** Tells why a body cannot be the bytes of an image; null if it can. A rest need not be typed. */
  private static @Nullable String unfit(OpenResponse response, boolean isRest) {
    String type = response.headers().mediaType();
    if (type == null && !isRest) {
      return "it has no content type, but an image was expected";
    }
    if (type != null && !type.matches("image/[^, ]+") && !UNTYPED.contains(type)) {
      return "its content type is " + response.redaction().of(type) + ", but an image was expected";
    }
    String coding = response.headers().coding();
    return coding.equals("identity")
        ? null
        : "its content encoding is " + response.redaction().of(coding) + ", but none was asked for";
  }

  private static void closeQuietly(OpenResponse response) {
    try {
      response.close();
    } catch (IOException e) {
      // It is of no use any more.
    }
  }
}
