package io.github.tryonjobs.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import jakarta.ws.rs.client.ClientRequestFilter;
import jakarta.ws.rs.client.ClientResponseFilter;
import jakarta.ws.rs.client.Invocation;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.assertj.core.api.ThrowableAssertAlternative;
import org.assertj.core.util.Throwables;
import org.glassfish.jersey.client.ClientConfig;
import org.glassfish.jersey.client.ClientProperties;
import org.glassfish.jersey.client.ClientRequest;
import org.glassfish.jersey.client.ClientResponse;
import org.glassfish.jersey.client.HttpUrlConnectorProvider;
import org.glassfish.jersey.client.spi.AsyncConnectorCallback;
import org.glassfish.jersey.client.spi.Connector;
import org.glassfish.jersey.client.spi.ConnectorProvider;
import org.glassfish.jersey.internal.Version;
import org.junit.jupiter.api.Test;

/** What an application may set on the JAX-RS client, and what it may not. */
class JaxRsConfigurationTest {

  @Test
  void theTestsRunWithTheJerseyThatTheyShould() {
    assertThat(Version.getVersion()).isEqualTo(System.getProperty("expected.jersey.version"));
  }

  @Test
  void aProxyCanBeUsed() {
    try (RawServer proxy = RawServer.of(Jobs.PENDING);
        TryOnClient client =
            TryOnClient.builder()
                .apiKey(Jobs.KEY)
                .baseUri(URI.create("http://api.example"))
                .configureJaxRs(
                    builder -> builder.property(ClientProperties.PROXY_URI, proxy.baseUri()))
                .build()) {
      assertThat(client.getJob("a")).isEqualTo(new TryOnJob.Pending("a"));
      assertThat(proxy.requests().get(0).target()).isEqualTo("http://api.example/v1/try-on/job/a");
    }
  }

  @Test
  void aFilterCanBeRegistered() {
    ClientRequestFilter filter = request -> request.getHeaders().putSingle("X-Trace", "1");
    try (RawServer server = RawServer.of(Jobs.PENDING);
        TryOnClient client =
            Jobs.client(server).configureJaxRs(builder -> builder.register(filter)).build()) {
      client.getJob("a");

      assertThat(server.requests().get(0).headers()).containsEntry("X-Trace", "1");
    }
  }

  @Test
  void aFilterMaySendRequestsOfItsOwn() {
    ClientRequestFilter filter =
        request -> {
          if (request.getProperty("own") == null) {
            Invocation.Builder own =
                request.getClient().target(request.getUri()).request().property("own", true);
            request.getHeaders().putSingle("X-First", own.get(String.class));
            request.getHeaders().putSingle("X-Second", get(own.async().get(String.class)));
          }
        };
    try (RawServer server =
            RawServer.of(
                RawServer.http(200, "text/plain", "1"),
                RawServer.http(200, "text/plain", "2"),
                Jobs.PENDING);
        TryOnClient client =
            Jobs.client(server).configureJaxRs(builder -> builder.register(filter)).build()) {
      assertThat(client.getJob("a")).isEqualTo(new TryOnJob.Pending("a"));

      assertThat(server.requests().get(2).headers())
          .containsEntry("X-First", "1")
          .containsEntry("X-Second", "2");
    }
  }

  @Test
  void aResponseThatAFilterRefusesHoldsNoConnection() throws InterruptedException {
    ClientResponseFilter filter =
        (request, response) -> {
          throw new IllegalStateException("refused");
        };
    try (RawServer server = RawServer.of(Jobs.PENDING);
        TryOnClient client =
            Jobs.client(server)
                .retryPolicy(RetryPolicy.none())
                .configureJaxRs(builder -> builder.register(filter))
                .build()) {
      assertThatExceptionOfType(TransportException.class)
          .isThrownBy(() -> client.getJob("a"))
          .withMessageContaining("refused");

      assertThat(server.awaitConnections(0, Duration.ofMinutes(2))).isTrue();
    }
  }

  @Test
  void aFilterThatLeadsElsewhereIsReported() {
    ClientRequestFilter filter = request -> request.setUri(URI.create("ftp://h/"));
    assertFailure(filter).withMessageContaining("not an http or https URL with a host");
  }

  private static ThrowableAssertAlternative<TransportException> assertFailure(
      ClientRequestFilter filter) {
    try (RawServer server = RawServer.of(Jobs.PENDING);
        TryOnClient client =
            Jobs.client(server)
                .retryPolicy(RetryPolicy.none())
                .configureJaxRs(builder -> builder.register(filter))
                .build()) {
      return assertThatExceptionOfType(TransportException.class)
          .isThrownBy(() -> client.getJob("a"));
    }
  }

  private static String get(Future<String> response) {
    try {
      return response.get();
    } catch (InterruptedException | ExecutionException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void aConnectionMayTakeNoLongerThanTheConnectTimeout() {
    List<Object> timeouts = new CopyOnWriteArrayList<>();
    ClientRequestFilter filter =
        request -> timeouts.add(request.getProperty(ClientProperties.CONNECT_TIMEOUT));
    try (RawServer server = RawServer.of(Jobs.PENDING);
        TryOnClient client =
            Jobs.client(server)
                .connectTimeout(Duration.ofSeconds(7))
                .configureJaxRs(builder -> builder.register(filter))
                .build()) {
      client.getJob("a");

      assertThat(timeouts).containsExactly(7000);
    }
  }

  @Test
  void aConnectorCanBeReplaced() {
    try (RawServer server = RawServer.of(Jobs.PENDING);
        TryOnClient client =
            Jobs.client(server)
                .configureJaxRs(
                    builder ->
                        builder.withConfig(
                            new ClientConfig().connectorProvider(new HttpUrlConnectorProvider())))
                .build()) {
      assertThat(client.getJob("a")).isEqualTo(new TryOnJob.Pending("a"));
      assertThatExceptionOfType(StartOutcomeUnknownException.class)
          .as("a start that is answered with a job is sent, whatever sends it")
          .isThrownBy(() -> client.startJob(Starts.form()))
          .withMessageContaining("all of the request was sent");
      assertThat(server.requests().get(1).body()).contains("name=\"person_image\"");
    }
  }

  @Test
  void closingTheClientClosesAConnectorThatWasReplaced() {
    AtomicBoolean closed = new AtomicBoolean();
    Connector connector =
        new Connector() {
          @Override
          public ClientResponse apply(ClientRequest request) {
            throw new UnsupportedOperationException();
          }

          @Override
          public Future<?> apply(ClientRequest request, AsyncConnectorCallback callback) {
            throw new UnsupportedOperationException();
          }

          @Override
          public String getName() {
            return "test";
          }

          @Override
          public void close() {
            closed.set(true);
          }
        };
    ConnectorProvider connectors = (client, configuration) -> connector;
    try (RawServer server = RawServer.of(Jobs.PENDING);
        TryOnClient client =
            Jobs.client(server)
                .retryPolicy(RetryPolicy.none())
                .configureJaxRs(
                    builder -> builder.withConfig(new ClientConfig().connectorProvider(connectors)))
                .build()) {
      assertThatExceptionOfType(TransportException.class).isThrownBy(() -> client.getJob("a"));
      assertThatExceptionOfType(StartOutcomeUnknownException.class)
          .as("nobody knows what it has sent")
          .isThrownBy(() -> client.startJob(Starts.URLS));
      assertThat(closed).isFalse();
    }
    assertThat(closed).isTrue();
  }

  @Test
  void redirectsCannotBeTurnedOn() {
    try (RawServer other = RawServer.of(Jobs.PENDING);
        RawServer server =
            RawServer.of(RawServer.http(302, "", "", "Location", other.baseUri() + "/"));
        TryOnClient client =
            Jobs.client(server)
                .configureJaxRs(
                    builder -> builder.property(ClientProperties.FOLLOW_REDIRECTS, true))
                .build()) {
      assertThatExceptionOfType(UndocumentedResponseException.class)
          .isThrownBy(() -> client.getJob("a"));
      assertThat(other.requests()).isEmpty();
    }
  }

  @Test
  void theUserAgentCanBeAddedTo() {
    try (RawServer server = RawServer.of(Jobs.PENDING);
        TryOnClient client = Jobs.client(server).userAgentSuffix("shop/2.1 (test)").build()) {
      client.getJob("a");

      assertThat(server.requests().get(0).headers().get("User-Agent"))
          .matches("try-on-client/[0-9].* shop/2\\.1 \\(test\\)");
    }
  }

  @Test
  void whatAFilterThrowsIsReportedWithoutTheKey() {
    ClientRequestFilter filter =
        request -> {
          throw new IllegalStateException("refused " + request.getHeaderString("X-API-KEY"));
        };
    assertFailure(filter)
        .withMessageContaining("refused [redacted]")
        .satisfies(
            e ->
                assertThat(Throwables.getStackTrace(e))
                    .doesNotContain(Jobs.KEY)
                    .as("where the filter failed")
                    .containsPattern(
                        "Caused by: .*refused \\[redacted]\\R\\s+at .*" + getClass().getName()));
  }
}
