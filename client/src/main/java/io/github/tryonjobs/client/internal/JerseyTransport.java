package io.github.tryonjobs.client.internal;

import io.github.tryonjobs.client.TransportException;
import io.github.tryonjobs.client.generated.TryOnJobsApi;
import jakarta.ws.rs.ProcessingException;
import jakarta.ws.rs.client.Client;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriBuilder;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.glassfish.jersey.CommonProperties;
import org.glassfish.jersey.client.ClientConfig;
import org.glassfish.jersey.client.ClientProperties;
import org.glassfish.jersey.client.JerseyClientBuilder;

/** Sends the request with Jersey's default connector. Safe for use by several threads. */
final class JerseyTransport implements AutoCloseable {

  private final Client client;
  private final UriBuilder jobUri;
  private final String apiKey;
  private final Redaction redaction;
  private final String userAgent;
  private final Duration connectTimeout;

  JerseyTransport(URI baseUri, String apiKey, String userAgent, Duration connectTimeout) {
    ClientConfig config =
        new ClientConfig()
            // A redirect would carry the API key to another host.
            .property(ClientProperties.FOLLOW_REDIRECTS, false)
            // What else lies on the class path must not change how this client behaves.
            .property(CommonProperties.FEATURE_AUTO_DISCOVERY_DISABLE, true)
            .property(CommonProperties.METAINF_SERVICES_LOOKUP_DISABLE, true);
    this.client = new JerseyClientBuilder().withConfig(config).build();
    this.jobUri = UriBuilder.fromUri(baseUri).path(TryOnJobsApi.GET_TRY_ON_JOB_PATH);
    this.apiKey = apiKey;
    this.redaction = new Redaction(apiKey);
    this.userAgent = userAgent;
    this.connectTimeout = connectTimeout;
  }

  /**
   * Asks for a job.
   *
   * @param timeout how long to wait for the connection, and then for each part of the response
   * @throws TransportException if no response came, or not all of it
   */
  Exchange getJob(String jobId, Duration timeout) {
    URI uri = jobUri.clone().resolveTemplate("jobId", jobId, true).build();
    try (Response response =
        client
            .target(uri)
            .request(TryOnJobsApi.GET_TRY_ON_JOB_ACCEPT)
            .property(ClientProperties.CONNECT_TIMEOUT, millis(min(connectTimeout, timeout)))
            .property(ClientProperties.READ_TIMEOUT, millis(timeout))
            .header(TryOnJobsApi.API_KEY_HEADER, apiKey)
            .header(HttpHeaders.USER_AGENT, userAgent)
            .method(TryOnJobsApi.GET_TRY_ON_JOB_METHOD)) {
      return new Exchange(response.getStatus(), headers(response), redaction.of(body(response)));
    } catch (ProcessingException | UncheckedIOException e) {
      Throwable cause = e.getCause() instanceof IOException io ? io : e;
      throw new TransportException(
          jobId, "no complete response from " + uri.getRawAuthority() + ": " + cause, cause);
    }
  }

  private static byte[] body(Response response) {
    if (!response.hasEntity()) {
      return new byte[0];
    }
    try (InputStream stream = response.readEntity(InputStream.class)) {
      return stream.readNBytes(Exchange.MAX_BODY_BYTES + 1);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Map<String, List<String>> headers(Response response) {
    Map<String, List<String>> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    response
        .getStringHeaders()
        .forEach((name, values) -> headers.put(name, values.stream().map(redaction::of).toList()));
    return Collections.unmodifiableMap(headers);
  }

  private static Duration min(Duration a, Duration b) {
    return a.compareTo(b) < 0 ? a : b;
  }

  /** Never 0, which Jersey takes for "for ever". */
  private static int millis(Duration timeout) {
    return (int) Math.max(1, min(timeout, Duration.ofMillis(Integer.MAX_VALUE)).toMillis());
  }

  @Override
  public void close() {
    client.close();
  }
}
