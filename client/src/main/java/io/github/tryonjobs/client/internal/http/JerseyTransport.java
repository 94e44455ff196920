package io.github.tryonjobs.client.internal.http;

import io.github.tryonjobs.client.TransportException;
import io.github.tryonjobs.client.TryOnRequest;
import io.github.tryonjobs.client.generated.TryOnJobsApi;
import io.github.tryonjobs.client.internal.call.Cancellation;
import jakarta.ws.rs.ProcessingException;
import jakarta.ws.rs.client.Client;
import jakarta.ws.rs.client.ClientBuilder;
import jakarta.ws.rs.client.Invocation;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriBuilder;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.glassfish.jersey.CommonProperties;
import org.glassfish.jersey.client.ClientConfig;
import org.glassfish.jersey.client.ClientProperties;
import org.glassfish.jersey.client.HttpUrlConnectorProvider;
import org.glassfish.jersey.client.JerseyClientBuilder;
import org.glassfish.jersey.uri.UriComponent;

/** Sends requests with Jersey. Safe for use by several threads. */
public final class JerseyTransport implements AutoCloseable {

  private final Connections connections = new Connections();
  private final Client client;
  private final String jobUriTemplate;
  private final String apiKey;
  private final String userAgent;
  private final Duration connectTimeout;

  /**
   * Creates a transport.
   *
   * @param configuration what the application wants to set on the client that makes the requests
   */
  public JerseyTransport(
      URI baseUri,
      String apiKey,
      String userAgent,
      Duration connectTimeout,
      Consumer<ClientBuilder> configuration) {
    this.client = withOwnClassLoader(() -> client(configuration));
    connections.useForTls(new TrackedSockets(client.getSslContext().getSocketFactory()));
    this.jobUriTemplate =
        withOwnClassLoader(
            () -> UriBuilder.fromUri(baseUri).path(TryOnJobsApi.GET_TRY_ON_JOB_PATH).toTemplate());
    this.apiKey = apiKey;
    this.userAgent = userAgent;
    this.connectTimeout = connectTimeout;
  }

  private Client client(Consumer<ClientBuilder> configuration) {
    ClientConfig config =
        new ClientConfig()
            .connectorProvider(new HttpUrlConnectorProvider().connectionFactory(connections));
    ClientBuilder builder = new JerseyClientBuilder().withConfig(config);
    configuration.accept(builder);
    return builder
        // A redirect would carry the API key to another host.
        .property(ClientProperties.FOLLOW_REDIRECTS, false)
        // What else lies on the class path must not change how this client behaves.
        .property(CommonProperties.FEATURE_AUTO_DISCOVERY_DISABLE, true)
        .property(CommonProperties.METAINF_SERVICES_LOOKUP_DISABLE, true)
        .build();
  }

  /** JAX-RS looks for its implementation where the thread says, which may know another one. */
  private static <T> T withOwnClassLoader(Supplier<T> action) {
    Thread thread = Thread.currentThread();
    ClassLoader before = thread.getContextClassLoader();
    thread.setContextClassLoader(JerseyTransport.class.getClassLoader());
    try {
      return action.get();
    } finally {
      thread.setContextClassLoader(before);
    }
  }

  /** Returns where a job is asked for. */
  public URI jobUri(String jobId) {
    // A builder of URIs would do it, too, but makes much ado for each call.
    return URI.create(
        jobUriTemplate.replace(
            "{jobId}", UriComponent.encode(jobId, UriComponent.Type.PATH_SEGMENT)));
  }

  /**
   * Asks for a job.
   *
   * @param timeout how long to wait for the connection, and then for each part of the response
   * @throws TransportException if no response came, or not all of it
   */
  public Exchange getJob(TryOnRequest request, Duration timeout, Cancellation cancellation) {
    Redaction redaction = new Redaction(apiKey);
    Invocation invocation =
        prepare(request.uri(), TryOnJobsApi.GET_TRY_ON_JOB_ACCEPT, timeout)
            .header(TryOnJobsApi.API_KEY_HEADER, apiKey)
            .build(TryOnJobsApi.GET_TRY_ON_JOB_METHOD);
    try (Response response = head(invocation, cancellation);
        InputStream stream =
            new BreakableStream(response.readEntity(InputStream.class), cancellation)) {
      Map<String, List<String>> headers = headers(response, redaction);
      return new Exchange(response.getStatus(), headers, Body.read(stream, headers, redaction));
    } catch (IOException | RuntimeException e) {
      throw failure(request, e, redaction);
    }
  }

  /**
   * Asks for an image, or for the rest of one. The request has no API key.
   *
   * @param uri where the image is, with all that the server needs to know
   * @param headers what else to send
   * @param timeout how long to wait for the connection, and then for each part of the response
   * @return the response; whoever gets it closes it
   * @throws TransportException if no response came
   */
  public AssetResponse getAsset(
      TryOnRequest request,
      URI uri,
      Map<String, String> headers,
      Duration timeout,
      Cancellation cancellation) {
    Redaction redaction = Redaction.ofQuery(uri);
    // Nothing else is asked of this host, so that the connection need not be kept.
    Invocation.Builder invocation = prepare(uri, "image/*", timeout).header("Connection", "close");
    headers.forEach(invocation::header);
    try {
      Response response = head(invocation.buildGet(), cancellation);
      return new AssetResponse(
          response,
          headers(response, redaction),
          new BreakableStream(response.readEntity(InputStream.class), cancellation),
          redaction);
    } catch (RuntimeException e) {
      throw failure(request, e, redaction);
    }
  }

  private Invocation.Builder prepare(URI uri, String accept, Duration timeout) {
    return client
        .target(uri)
        .request(accept)
        .property(ClientProperties.CONNECT_TIMEOUT, millis(min(connectTimeout, timeout)))
        .property(ClientProperties.READ_TIMEOUT, millis(timeout))
        .property(ClientProperties.FOLLOW_REDIRECTS, false)
        .header(HttpHeaders.USER_AGENT, userAgent);
  }

  private Response head(Invocation invocation, Cancellation cancellation) {
    connections.begin(cancellation);
    try {
      return invocation.invoke();
    } finally {
      connections.end(cancellation);
    }
  }

  /** Makes the one exception of all that Jersey, its connectors and the JDK throw. */
  static TransportException failure(TryOnRequest request, Exception e, Redaction redaction) {
    Throwable cause = e instanceof ProcessingException && e.getCause() != null ? e.getCause() : e;
    return new TransportException(
        request, "no complete response: " + redaction.of(cause.toString()), redaction.of(cause));
  }

  private static Map<String, List<String>> headers(Response response, Redaction redaction) {
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
    try {
      connections.close();
    } catch (IOException e) {
      // What cannot be closed is not used any more.
    }
  }
}
