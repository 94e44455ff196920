package io.github.tryonjobs.client.internal.http;

import io.github.tryonjobs.client.TransportException;
import io.github.tryonjobs.client.TryOnListener.Operation;
import io.github.tryonjobs.client.TryOnRequest;
import io.github.tryonjobs.client.generated.TryOnJobsApi;
import io.github.tryonjobs.client.generated.TryOnJobsApi.Endpoint;
import io.github.tryonjobs.client.internal.call.Attempt;
import io.github.tryonjobs.client.internal.call.ProxyRefusedException;
import jakarta.ws.rs.ProcessingException;
import jakarta.ws.rs.client.ClientBuilder;
import jakarta.ws.rs.client.Entity;
import jakarta.ws.rs.client.Invocation;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.IOException;
import java.io.InputStream;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.function.LongConsumer;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;
import org.glassfish.jersey.CommonProperties;
import org.glassfish.jersey.client.ClientConfig;
import org.glassfish.jersey.client.ClientProperties;
import org.glassfish.jersey.client.JerseyClient;
import org.glassfish.jersey.client.JerseyClientBuilder;
import org.glassfish.jersey.uri.UriComponent;
import org.jspecify.annotations.Nullable;

/** Sends requests with Jersey. Safe for use by several threads. */
public final class Transport implements AutoCloseable {

  /** Where Jersey warns that it injects nothing, which it need not do here. */
  private static final Logger INJECTION =
      Logger.getLogger("org.glassfish.jersey.client.innate.inject.NonInjectionManager");

  /** A class of each of Jersey's two modules. */
  private static final List<String> JERSEY =
      List.of("org.glassfish.jersey.CommonProperties", "org.glassfish.jersey.client.JerseyClient");

  private static final String PRODUCT = "try-on-client/" + TryOnJobsApi.CLIENT_VERSION + " ";

  static {
    readJersey();
  }

  private final AtomicBoolean isOwnConnector = new AtomicBoolean();
  private final JerseyClient client;
  private final String baseUri;
  private final String userAgent;
  private final Duration connectTimeout;

  public Transport(
      URI baseUri,
      String userAgentSuffix,
      Duration connectTimeout,
      Consumer<ClientBuilder> configuration) {
    this.baseUri = baseUri.toString().replaceFirst("/+$", "");
    this.userAgent = (PRODUCT + userAgentSuffix).trim();
    this.connectTimeout = connectTimeout;
    this.client =
        ContextClassLoader.with(
            Transport.class.getClassLoader(), () -> client(connectTimeout, configuration));
  }

  /** Lets this module read Jersey's, whose names in 3.1 and 4.0 differ: none can be required. */
  private static void readJersey() {
    Module own = Transport.class.getModule();
    if (!own.isNamed()) {
      return;
    }
    try {
      for (String type : JERSEY) {
        own.addReads(Class.forName(type, false, Transport.class.getClassLoader()).getModule());
      }
    } catch (ClassNotFoundException e) {
      throw new IllegalStateException("jersey-client is on neither module path nor class path", e);
    }
  }

  private JerseyClient client(Duration connectTimeout, Consumer<ClientBuilder> configuration) {
    JerseyClientBuilder builder =
        new JerseyClientBuilder()
            .withConfig(
                new ClientConfig()
                    .connectorProvider(
                        (jersey, settings) -> {
                          isOwnConnector.set(true);
                          return HttpClients.connector(
                              (JerseyClient) jersey, settings, connectTimeout);
                        }));
    configuration.accept(builder);
    return quietly(
        builder
            // A redirect would carry the API key to another host.
            .property(ClientProperties.FOLLOW_REDIRECTS, false)
            // What else lies on the class path must not change how this client behaves.
            .property(CommonProperties.FEATURE_AUTO_DISCOVERY_DISABLE, true)
            .property(CommonProperties.METAINF_SERVICES_LOOKUP_DISABLE, true)
            // None of them is used, and one warns that a library is not there.
            .property(CommonProperties.PROVIDER_DEFAULT_DISABLE, "ALL")
            .build());
  }

  private static JerseyClient quietly(JerseyClient client) {
    synchronized (INJECTION) {
      Level before = INJECTION.getLevel();
      INJECTION.setLevel(Level.OFF);
      try {
        return client.preInitialize();
      } finally {
        INJECTION.setLevel(before);
      }
    }
  }

  /** Sets the proxy of a client that is being built; without a user, nobody is said to ask. */
  public static void useProxy(
      ClientBuilder builder, URI proxy, @Nullable String user, @Nullable String password) {
    builder
        .property(ClientProperties.PROXY_URI, proxy)
        .property(ClientProperties.PROXY_USERNAME, user)
        .property(ClientProperties.PROXY_PASSWORD, password);
  }

  /** Returns where an operation of the API is; the id is used where a job is asked for. */
  public URI uri(Operation operation, String jobId) {
    String segment = UriComponent.encode(jobId, UriComponent.Type.PATH_SEGMENT);
    return URI.create(baseUri + endpoint(operation).path().replace("{jobId}", segment));
  }

  /**
   * Calls an operation of the API; the timeout is the time to wait for each part of the response.
   */
  public WholeResponse call(Attempt attempt, String apiKey, Duration timeout) {
    Endpoint endpoint = endpoint(attempt.request().operation());
    Invocation.Builder invocation = invocation(attempt, endpoint, apiKey, timeout);
    return whole(attempt, invocation.build(endpoint.method()), new Redaction(apiKey), timeout);
  }

  /** Calls an operation of the API with a body; progress is told in bytes that were sent. */
  public WholeResponse call(
      Attempt attempt, String apiKey, Duration timeout, RequestBody body, LongConsumer progress) {
    Endpoint endpoint = endpoint(attempt.request().operation());
    Upload upload = new Upload(body, attempt, progress);
    // For another connector; our own writes it again to a proxy that asks for a password.
    StreamingOutput output = upload::write;
    Invocation invocation =
        invocation(attempt, endpoint, apiKey, timeout)
            .property(HttpConnector.UPLOAD, upload)
            .build(endpoint.method(), Entity.entity(output, body.entity().getContentType()));
    return whole(attempt, invocation, body.redaction(apiKey), timeout);
  }

  private static Endpoint endpoint(Operation operation) {
    return switch (operation) {
      case GET_JOB, AWAIT_JOB -> Endpoint.GET_TRY_ON_JOB;
      case START_JOB -> Endpoint.START_TRY_ON;
      case CANCEL_JOB -> Endpoint.CANCEL_TRY_ON_JOB;
      case DOWNLOAD_RESULT, OPEN_RESULT ->
          throw new IllegalArgumentException(operation + " is not an operation of the API");
    };
  }

  private Invocation.Builder invocation(
      Attempt attempt, Endpoint endpoint, String apiKey, Duration timeout) {
    return prepare(attempt, attempt.request().uri(), endpoint.accept(), timeout)
        .header(TryOnJobsApi.API_KEY_HEADER, apiKey);
  }

  private WholeResponse whole(
      Attempt attempt, Invocation invocation, Redaction redaction, Duration timeout) {
    if (!isOwnConnector.get()) {
      // Another connector does not say when it begins to send.
      attempt.maySend();
    }
    try (OpenResponse response = send(invocation, redaction)) {
      return response.whole();
    } catch (IOException | RuntimeException e) {
      throw failure(attempt.request(), e, redaction, timeout);
    }
  }

  /**
   * Asks for a result, or for the rest of one, without the API key. The caller closes the response.
   */
  public OpenResponse getResult(
      Attempt attempt, URI uri, Map<String, String> headers, Duration timeout) {
    Redaction redaction = new Redaction(Redaction.secretsOf(uri), Stream.empty());
    // Nothing else is asked of this host, so that the connection need not be kept.
    Invocation.Builder invocation =
        prepare(attempt, uri, "image/*", timeout).header("Connection", "close");
    headers.forEach(invocation::header);
    try {
      return send(invocation.buildGet(), redaction);
    } catch (RuntimeException e) {
      throw failure(attempt.request(), e, redaction, timeout);
    }
  }

  private Invocation.Builder prepare(Attempt attempt, URI uri, String accept, Duration timeout) {
    return client
        .target(uri)
        .request()
        .property(HttpConnector.ATTEMPT, attempt)
        // For another connector; our own knows it.
        .property(ClientProperties.CONNECT_TIMEOUT, millis(connectTimeout))
        .property(ClientProperties.READ_TIMEOUT, millis(timeout))
        .header(HttpHeaders.ACCEPT, accept)
        .header(HttpHeaders.USER_AGENT, userAgent);
  }

  /** The body is taken as it is: Jersey would first parse headers that may be broken. */
  private static OpenResponse send(Invocation invocation, Redaction redaction) {
    Response response = invocation.invoke();
    return new OpenResponse(
        response.getStatus(),
        new Headers(response.getStringHeaders()),
        (InputStream) response.getEntity(),
        redaction);
  }

  /** Makes the one exception of all that Jersey and its connectors throw. */
  private static TransportException failure(
      TryOnRequest request, Exception e, Redaction redaction, Duration timeout) {
    Throwable cause = e instanceof ProcessingException && e.getCause() != null ? e.getCause() : e;
    String message = "no complete response: " + cause;
    if (cause instanceof ProxyRefusedException) {
      message = String.valueOf(cause.getMessage());
    } else if (cause.getClass() == SocketTimeoutException.class) {
      // As the call itself says it, which ends the request at the same moment.
      message = "timed out: no complete response within " + timeout.toMillis() + " ms";
    }
    return new TransportException(request, redaction.of(message), redaction.of(cause));
  }

  /** Never 0, which Jersey and sockets take for "for ever". */
  static int millis(Duration timeout) {
    return (int) Math.max(1, Math.min(timeout.toMillis(), Integer.MAX_VALUE));
  }

  @Override
  public void close() {
    client.close();
  }
}
