package io.github.tryonjobs.client.internal.decode;

import io.github.tryonjobs.client.RawResponse;
import io.github.tryonjobs.client.TryOnJob;
import io.github.tryonjobs.client.TryOnRequest;
import io.github.tryonjobs.client.generated.TryOnJobsApi.GetTryOnJobResponse;
import io.github.tryonjobs.client.internal.http.WholeResponse;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.function.Supplier;

/** Decodes responses into jobs. Safe for use by several threads. */
public final class JobDecoder implements AutoCloseable {

  /** The part of a body that is kept in an exception, in characters. */
  private static final int MAX_RAW_BODY = 64 * 1024;

  private final JsonDecoder json = new JsonDecoder();
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
   * Decodes a response.
   *
   * @throws io.github.tryonjobs.client.TryOnException if it is anything but a job
   */
  public TryOnJob job(TryOnRequest request, WholeResponse response) {
    // Needed for exceptions only.
    Supplier<RawResponse> raw = () -> raw(response);
    return GetTryOnJobResponse.of(
            response.status(),
            response.headers()::first,
            new DocumentedBody(request, response, raw, json))
        .accept(new ResponseMapper(request, raw, clock.instant()));
  }

  /** Keeps a response for an exception. */
  public static RawResponse raw(WholeResponse response) {
    String body = new String(response.body().bytes(), StandardCharsets.UTF_8);
    return new RawResponse(
        response.status(),
        response.headers().values(),
        body.substring(0, Math.min(body.length(), MAX_RAW_BODY)));
  }

  @Override
  public void close() {
    json.close();
  }
}
