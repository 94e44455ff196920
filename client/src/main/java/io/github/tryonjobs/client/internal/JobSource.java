package io.github.tryonjobs.client.internal;

import io.github.tryonjobs.client.RawResponse;
import io.github.tryonjobs.client.TryOnJob;
import io.github.tryonjobs.client.generated.TryOnJobsApi.GetTryOnJobResponse;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/** Asks the service for a job and understands the answer. Safe for use by several threads. */
public final class JobSource implements AutoCloseable {

  /** What is kept of a body in an exception, in characters. */
  private static final int MAX_RAW_BODY = 64 * 1024;

  private final JerseyTransport transport;
  private final JsonReading json = new JsonReading();

  /** Creates a source. */
  public JobSource(URI baseUri, String apiKey, String userAgent, Duration connectTimeout) {
    this.transport = new JerseyTransport(baseUri, apiKey, userAgent, connectTimeout);
  }

  /**
   * Asks for a job once.
   *
   * @param timeout how long to wait for the connection, and then for each part of the response
   * @throws io.github.tryonjobs.client.TryOnException if the answer is anything but a job
   */
  public TryOnJob get(String jobId, Duration timeout) {
    Exchange exchange = transport.getJob(jobId, timeout);
    RawResponse raw = raw(exchange);
    return GetTryOnJobResponse.of(
            exchange.status(), exchange::header, new DocumentedBody(jobId, exchange, raw, json))
        .accept(new ResponseMapper(jobId, raw));
  }

  private static RawResponse raw(Exchange exchange) {
    String text = new String(exchange.body(), StandardCharsets.UTF_8);
    return new RawResponse(
        exchange.status(),
        exchange.headers(),
        text.substring(0, Math.min(text.length(), MAX_RAW_BODY)));
  }

  @Override
  public void close() {
    transport.close();
    json.close();
  }
}
