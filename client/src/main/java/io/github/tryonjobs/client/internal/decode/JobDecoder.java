package io.github.tryonjobs.client.internal.decode;

import io.github.tryonjobs.client.RawResponse;
import io.github.tryonjobs.client.TryOnCancellation;
import io.github.tryonjobs.client.TryOnInput;
import io.github.tryonjobs.client.TryOnJob;
import io.github.tryonjobs.client.TryOnRequest;
import io.github.tryonjobs.client.TryOnStart;
import io.github.tryonjobs.client.internal.http.Redaction;
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

  /** The time, by which a service that tells none is understood. */
  private final InstantSource clock;

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

  /** Decodes a response to a poll, or throws what it stands for. */
  public TryOnJob job(TryOnRequest request, WholeResponse response) {
    return mapper(request, response).job();
  }

  /** Decodes a response to a start, or throws what it stands for. */
  public TryOnStart start(TryOnRequest request, WholeResponse response) {
    return mapper(request, response).start();
  }

  /** Decodes a response to a cancellation, or throws what it stands for. */
  public TryOnCancellation cancellation(TryOnRequest request, WholeResponse response) {
    return mapper(request, response).cancellation();
  }

  private ResponseMapper mapper(TryOnRequest request, WholeResponse response) {
    return new ResponseMapper(request, response, json, clock.instant());
  }

  /** Keeps a response for an exception. */
  public static RawResponse raw(WholeResponse response) {
    Redaction redaction = response.redaction();
    String body = redaction.of(new String(response.body(), StandardCharsets.UTF_8));
    return new RawResponse(
        response.status(),
        response.headers().redacted(redaction),
        body.substring(0, Math.min(body.length(), MAX_RAW_BODY)));
  }
}
