package io.github.tryonjobs.client.internal.decode;

import io.github.tryonjobs.client.RawResponse;
import io.github.tryonjobs.client.TryOnCancellation;
import io.github.tryonjobs.client.TryOnInput;
import io.github.tryonjobs.client.TryOnJob;
import io.github.tryonjobs.client.TryOnRequest;
import io.github.tryonjobs.client.TryOnStart;
import io.github.tryonjobs.client.generated.TryOnJobsApi.CancelTryOnJobResponse;
import io.github.tryonjobs.client.generated.TryOnJobsApi.GetTryOnJobResponse;
import io.github.tryonjobs.client.generated.TryOnJobsApi.StartTryOnResponse;
import io.github.tryonjobs.client.internal.http.RequestBody;
import io.github.tryonjobs.client.internal.http.WholeResponse;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;

/** Decodes responses, and encodes requests. Safe for use by several threads. */
public final class JobDecoder {

  /** The part of a body that is kept in an exception, in characters. */
  private static final int MAX_RAW_BODY = 64 * 1024;

  private final JsonDecoder json = new JsonDecoder();
  private final InputEncoder inputs = new InputEncoder(json);
  private final InstantSource clock;

  /**
   * Constructor.
   *
   * @param clock the time, by which a service that tells none is understood
   */
  public JobDecoder(InstantSource clock) {
    this.clock = clock;
  }

  /**
   * Encodes an input.
   *
   * @throws IllegalArgumentException if an image that is sent is beyond a limit
   * @throws java.io.UncheckedIOException if an image cannot be read
   */
  public RequestBody body(TryOnInput input) {
    return inputs.encode(input);
  }

  /**
   * Decodes a response to a poll.
   *
   * @throws io.github.tryonjobs.client.TryOnException if it is anything but a job
   */
  public TryOnJob job(TryOnRequest request, WholeResponse response) {
    return mapper(request, response)
        .job(
            GetTryOnJobResponse.of(
                response.status(), response.headers()::first, body(request, response)));
  }

  /**
   * Decodes a response to a start.
   *
   * @throws io.github.tryonjobs.client.TryOnException if the start was not accepted
   */
  public TryOnStart start(TryOnRequest request, WholeResponse response) {
    return mapper(request, response)
        .start(
            StartTryOnResponse.of(
                response.status(), response.headers()::first, body(request, response)));
  }

  /**
   * Decodes a response to a cancellation.
   *
   * @throws io.github.tryonjobs.client.TryOnException if the job has not ended by then
   */
  public TryOnCancellation cancellation(TryOnRequest request, WholeResponse response) {
    return mapper(request, response)
        .cancellation(
            CancelTryOnJobResponse.of(
                response.status(), response.headers()::first, body(request, response)));
  }

  private DocumentedBody body(TryOnRequest request, WholeResponse response) {
    return new DocumentedBody(request, response, () -> raw(response), json);
  }

  /** The raw response is needed for exceptions only. */
  private ResponseMapper mapper(TryOnRequest request, WholeResponse response) {
    return new ResponseMapper(request, () -> raw(response), clock.instant());
  }

  /** Keeps a response for an exception. */
  public static RawResponse raw(WholeResponse response) {
    String body = new String(response.body(), StandardCharsets.UTF_8);
    return new RawResponse(
        response.status(),
        response.headers().values(),
        body.substring(0, Math.min(body.length(), MAX_RAW_BODY)));
  }
}
