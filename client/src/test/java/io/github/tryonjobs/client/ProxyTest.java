package io.github.tryonjobs.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import org.assertj.core.util.Throwables;
import org.glassfish.jersey.client.ClientProperties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Requests that go through a proxy, and what the proxy is told. */
@Timeout(300)
class ProxyTest {

  private static final String PASSWORD = "open-sesame";
  private static final String CREDENTIALS =
      "Basic "
          + Base64.getEncoder()
              .encodeToString(("ali:" + PASSWORD).getBytes(StandardCharsets.UTF_8));

  private final FakeTime time = new FakeTime();

  @Test
  void anHttpProxyThatAsksIsToldWhoIsAsking() throws Exception {
    String pending = "{\"job_id\":\"a\",\"status\":\"pending\"}";
    try (RawServer server = RawServer.of(RawServer.json(200, pending, "Connection", "close"));
        RawProxy proxy = RawProxy.start(server, RawProxy::asksWho);
        TryOnClient client = client("http", proxy.baseUri()).build()) {
      assertThat(client.getJob("a")).isEqualTo(new TryOnJob.Pending("a"));
      client.getJob("a");

      assertThat(proxy.requests())
          .extracting(RawServer.Request::target)
          .containsOnly("http://api.example/v1/try-on/job/a");
      assertThat(proxy.requests())
          .extracting(request -> request.headers().get("Proxy-Authorization"))
          .as("the second call need not be asked")
          .containsExactly(null, CREDENTIALS, CREDENTIALS);
    }
  }

  @Test
  void throughATunnelOnlyTheProxyIsToldWhoIsAsking(@TempDir Path folder) throws Exception {
    try (RawServer server = RawServer.tls(Jobs.PENDING, Assets.image(Assets.IMAGE));
        RawProxy proxy = RawProxy.start(server, RawProxy::asksWho);
        TryOnClient client = client("https", proxy.baseUri()).build()) {
      client.getJob("a");
      client.downloadResult(result(), folder.resolve("i.jpg"));

      assertThat(proxy.requests())
          .extracting(RawServer.Request::method)
          .containsExactly("CONNECT", "CONNECT");
      assertThat(proxy.requests().get(1).headers())
          .containsEntry("Proxy-Authorization", CREDENTIALS);
      assertThat(server.requests()).hasSize(2).noneMatch(ProxyTest::tellsWho);
      assertThat(proxy.requests()).noneMatch(request -> request.headers().containsKey("X-API-KEY"));
    }
  }

  @Test
  void aProxyThatDoesNotAskIsNotTold(@TempDir Path folder) throws Exception {
    try (RawServer server = RawServer.tls(Jobs.PENDING, Assets.image(Assets.IMAGE));
        RawProxy proxy = RawProxy.start(server, request -> "");
        TryOnClient client = client("https", proxy.baseUri()).build()) {
      client.getJob("a");
      client.downloadResult(result(), folder.resolve("i.jpg"));

      assertThat(proxy.requests()).noneMatch(ProxyTest::tellsWho);
      assertThat(server.requests()).hasSize(2).noneMatch(ProxyTest::tellsWho);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"http", "https"})
  void aProxyThatDoesNotKnowTheUserIsToldOfOnce(String scheme) throws Exception {
    try (RawServer server = RawServer.of(Jobs.PENDING);
        RawProxy proxy = RawProxy.start(server, request -> RawProxy.ASKS_WHO);
        TryOnClient client = client(scheme, proxy.baseUri()).build()) {
      assertThatExceptionOfType(TransportException.class)
          .isThrownBy(() -> client.getJob("a"))
          .withMessageContaining("the proxy refused the request: 407 Who")
          .satisfies(
              e -> assertThat(Throwables.getStackTrace(e)).doesNotContain(PASSWORD, CREDENTIALS));

      assertThat(time.pauses()).as("another try could lock the user out").isEmpty();
      assertThat(server.requests()).isEmpty();
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {302, 400, 403, 404, 429, 500, 502, 503})
  void whatAProxyAnswersToATunnelIsNotTheServices(int status) throws Exception {
    String refusal =
        "HTTP/1.1 "
            + status
            + " No\r\nContent-Type: application/json\r\nContent-Length: 2\r\n\r\n{}";
    try (RawServer server = RawServer.of(Jobs.PENDING);
        RawProxy proxy = RawProxy.start(server, request -> refusal);
        TryOnClient client = client("https", proxy.baseUri()).build()) {
      assertThatExceptionOfType(TransportException.class)
          .isThrownBy(() -> client.getJob("a"))
          .withMessageContaining("the proxy refused the request: " + status + " No");

      assertThat(server.requests()).isEmpty();
      List<Integer> passing = List.of(429, 500, 502, 503);
      assertThat(time.pauses()).hasSize(passing.contains(status) ? 3 : 0);
    }
  }

  @Test
  void aServerThatAsksAsAProxyDoesIsNone() {
    try (RawServer server =
            RawServer.of(RawServer.http(407, "", "", "Proxy-Authenticate", "Basic realm=\"p\""));
        TryOnClient client = Jobs.client(server, time).build()) {
      assertThatExceptionOfType(UndocumentedResponseException.class)
          .isThrownBy(() -> client.getJob("a"));
      assertThat(server.requests()).hasSize(1);
    }
  }

  @Test
  void aServiceThatAsksIsNotToldWhatTheProxyIs() throws Exception {
    RawServer.Reply asks =
        RawServer.json(401, "{\"error_code\":\"x\"}", "WWW-Authenticate", "Basic realm=\"p\"");
    try (RawServer server = RawServer.tls(asks);
        RawProxy proxy = RawProxy.start(server, RawProxy::asksWho);
        TryOnClient client = client("https", proxy.baseUri()).build()) {
      assertThatExceptionOfType(AuthenticationException.class).isThrownBy(() -> client.getJob("a"));
      assertThat(server.requests()).hasSize(1).noneMatch(ProxyTest::tellsWho);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"http", "https"})
  void aProxyCanBeAskedByTls(String scheme) throws Exception {
    try (RawServer server =
            scheme.equals("http") ? RawServer.of(Jobs.PENDING) : RawServer.tls(Jobs.PENDING);
        RawProxy proxy = RawProxy.start(Certificates.listener(), server, RawProxy::asksWho);
        TryOnClient client =
            client(scheme, URI.create(proxy.baseUri().toString().replace("http", "https")))
                .build()) {
      assertThat(client.getJob("a")).isEqualTo(new TryOnJob.Pending("a"));
      assertThat(server.requests()).isNotEmpty();
    }
  }

  @Test
  void theRefusalOfAProxyThatIsAskedByTlsIsNotTheServices() throws Exception {
    try (RawServer server = RawServer.tls(Jobs.PENDING);
        RawProxy proxy =
            RawProxy.start(
                Certificates.listener(),
                server,
                request ->
                    "HTTP/1.1 404 No\r\nContent-Type: application/json\r\nContent-Length: 2\r\n\r\n{}");
        TryOnClient client =
            client("https", URI.create(proxy.baseUri().toString().replace("http", "https")))
                .build()) {
      assertThatExceptionOfType(TransportException.class)
          .isThrownBy(() -> client.getJob("a"))
          .withMessageContaining("the proxy refused the request: 404");
    }
  }

  @Test
  void theConnectionOfARefusalIsClosed() throws Exception {
    try (RawServer proxy = RawServer.of(RawServer.http(407, "text/plain", "no"));
        TryOnClient client = client("http", proxy.baseUri()).build()) {
      assertThatExceptionOfType(TransportException.class).isThrownBy(() -> client.getJob("a"));

      assertThat(proxy.awaitConnections(0, Duration.ofMinutes(2))).isTrue();
    }
  }

  @Test
  void aProxyMustHaveAnHttpUrl() {
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                TryOnClient.builder()
                    .apiKey(Jobs.KEY)
                    .configureJaxRs(
                        builder -> builder.property(ClientProperties.PROXY_URI, "socks://h"))
                    .build())
        .withMessage("the proxy must be an http or https URI with a host");
  }

  private static boolean tellsWho(RawServer.Request request) {
    return request.headers().containsKey("Proxy-Authorization")
        || request.headers().containsKey("Authorization");
  }

  private TryOnClientBuilder client(String scheme, URI proxy) {
    return TryOnClient.builder()
        .apiKey(Jobs.KEY)
        .baseUri(URI.create(scheme + "://api.example"))
        .proxy(proxy, "ali", PASSWORD)
        .configureJaxRs(builder -> builder.sslContext(Certificates.TLS))
        .clock(time)
        .sleeper(time)
        .random(FakeTime.LONGEST_JITTER);
  }

  private static TryOnJob.Completed result() {
    return new TryOnJob.Completed("a", URI.create("https://api.example/i.jpg"));
  }
}
