package io.github.tryonjobs.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import jakarta.ws.rs.client.ClientRequestFilter;
import java.net.URI;
import org.glassfish.jersey.client.ClientConfig;
import org.glassfish.jersey.client.ClientProperties;
import org.glassfish.jersey.client.HttpUrlConnectorProvider;
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
    }
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
          .startsWith("try-on-client")
          .endsWith(" shop/2.1 (test)");
    }
  }

  @Test
  void whatAFilterThrowsIsReported() {
    ClientRequestFilter filter =
        request -> {
          throw new IllegalStateException("no token");
        };
    try (RawServer server = RawServer.of(Jobs.PENDING);
        TryOnClient client =
            Jobs.client(server)
                .retryPolicy(RetryPolicy.none())
                .configureJaxRs(builder -> builder.register(filter))
                .build()) {
      assertThatExceptionOfType(TransportException.class)
          .isThrownBy(() -> client.getJob("a"))
          .withMessageContaining("no token")
          .withCauseInstanceOf(IllegalStateException.class);
    }
  }
}
