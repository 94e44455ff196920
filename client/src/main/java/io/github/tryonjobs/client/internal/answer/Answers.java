package io.github.tryonjobs.client.internal.answer;

import io.github.tryonjobs.client.RawResponse;
import io.github.tryonjobs.client.TryOnJob;
import io.github.tryonjobs.client.TryOnRequest;
import io.github.tryonjobs.client.generated.TryOnJobsApi.GetTryOnJobResponse;
import io.github.tryonjobs.client.internal.http.Exchange;
import io.github.tryonjobs.client.internal.http.Redaction;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;

/** Understands what the service answers. Safe for use by several threads. */
public final class Answers implements AutoCloseable {

  /** What is kept of a body in an exception, in characters. */
  private static final int MAX_RAW_BODY = 64 * 1024;

  private final JsonReading json;
  private final InstantSource clock;

  /**
   * Creates one.
   *
   * @param redaction takes the API key out of what JSON may have hidden
   * @param clock the time, by which a service that tells none is understood
   */
  public Answers(Redaction redaction, InstantSource clock) {
    this.json = new JsonReading(redaction);
    this.clock = clock;
  }

  /**
   * Makes a job of a response.
   *
   * @throws io.github.tryonjobs.client.TryOnException if it is anything but a job
   */
  public TryOnJob job(TryOnRequest request, Exchange exchange) {
    RawResponse raw = raw(exchange.status(), exchange.headers(), exchange.body().bytes());
    return GetTryOnJobResponse.of(
            exchange.status(), exchange::header, new DocumentedBody(request, exchange, raw, json))
        .accept(new ResponseMapper(request, raw, clock.instant()));
  }

  /** Keeps a response for an exception. */
  public static RawResponse raw(int status, Map<String, List<String>> headers, byte[] body) {
    String text = new String(body, StandardCharsets.UTF_8);
    return new RawResponse(
        status, headers, text.substring(0, Math.min(text.length(), MAX_RAW_BODY)));
  }

  @Override
  public void close() {
    json.close();
  }
}
