package io.github.tryonjobs.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Starts that are repeated, as nothing of them was sent. */
@Timeout(300)
class StartRetryTest {

  private static final TryOnStart STARTED = new TryOnStart.Started("a");

  private final FakeTime time = new FakeTime();

  @ParameterizedTest
  @EnumSource
  void aRefusedConnectionIsTriedAgainAndIsAFailure(Style style) throws Exception {
    try (Socket bound = new Socket()) {
      // Nobody listens there, and nobody else can.
      bound.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
      URI server = URI.create("http://127.0.0.1:" + bound.getLocalPort());
      TryOnClient client = Jobs.client(time, server).build();

      assertThatExceptionOfType(TransportException.class)
          .isThrownBy(() -> style.of(client).startJob(Starts.form()))
          .withMessageContaining("after 4 attempts");
      client.close();
    }
  }

  @Test
  void aFailedHandshakeIsTriedAgain() throws Exception {
    try (Cutter server = new Cutter();
        TryOnClient client =
            Jobs.client(time, URI.create("https://127.0.0.1:" + server.baseUri().getPort()))
                .build()) {
      assertThatExceptionOfType(TransportException.class)
          .isThrownBy(() -> client.startJob(Starts.form()))
          .withMessageContaining("after 4 attempts");
      assertThat(server.accepted).hasValue(4);
    }
  }

  @Test
  void aProxyThatDoesNotConnectIsAskedAgain() throws Exception {
    try (RawServer server = RawServer.of(Starts.STARTED);
        RawProxy proxy =
            RawProxy.start(server, request -> "HTTP/1.1 502 Bad\r\nContent-Length: 0\r\n\r\n");
        TryOnClient client =
            Jobs.client(time, URI.create("https://api.example")).proxy(proxy.baseUri()).build()) {
      assertThatExceptionOfType(TransportException.class)
          .isThrownBy(() -> client.startJob(Starts.form()))
          .withMessageContaining("the proxy refused the request: 502");
      assertThat(proxy.requests()).hasSize(4);
      assertThat(server.accepted()).isZero();
    }
  }

  @Test
  void aTunnelThatEndsBeforeTheHandshakeIsTriedAgain() {
    try (RawServer proxy = RawServer.of(RawServer.raw("HTTP/1.1 200 Connected\r\n\r\n"));
        TryOnClient client =
            Jobs.client(time, URI.create("https://api.example")).proxy(proxy.baseUri()).build()) {
      assertThatExceptionOfType(TransportException.class)
          .isThrownBy(() -> client.startJob(Starts.form()))
          .withMessageContaining("after 4 attempts");
      assertThat(proxy.requests()).hasSize(4);
    }
  }

  @Test
  void aProxyThatAsksWhoIsAskingIsSentTheWholeStartAgain() {
    RawServer.Reply who = RawServer.http(407, "", "", "Proxy-Authenticate", "Basic realm=\"p\"");
    try (RawServer proxy = RawServer.of(who, Starts.STARTED);
        TryOnClient client =
            Jobs.client(time, URI.create("http://api.example"))
                .proxy(proxy.baseUri(), "ali", "open-sesame")
                .build()) {
      assertThat(client.startJob(Starts.form())).isEqualTo(STARTED);
      assertThat(proxy.requests().get(0).body()).isEqualTo(proxy.requests().get(1).body());

      client.startJob(Starts.form());
      assertThat(proxy.requests()).as("it need not ask twice").hasSize(3);
    }
  }

  @Test
  void aProxyThatDoesNotKnowTheUserHasAcceptedNothing() {
    RawServer.Reply who = RawServer.http(407, "", "", "Proxy-Authenticate", "Basic realm=\"p\"");
    try (RawServer proxy = RawServer.of(who);
        TryOnClient client =
            Jobs.client(time, URI.create("http://api.example")).proxy(proxy.baseUri()).build()) {
      assertThatExceptionOfType(TransportException.class)
          .isThrownBy(() -> client.startJob(Starts.form()))
          .withMessageContaining("the proxy refused the request: 407");
    }
  }

  @Test
  void aProxyThatAsksAndHangsUpIsAskedOnAnotherConnection() {
    try (RawServer proxy = RawServer.of(RawServer.raw(RawProxy.ASKS_WHO), Starts.STARTED);
        TryOnClient client =
            Jobs.client(time, URI.create("http://api.example"))
                .proxy(proxy.baseUri(), "ali", "open-sesame")
                .build()) {
      assertThat(client.startJob(Starts.form())).isEqualTo(STARTED);
      assertThat(time.pauses()).isEmpty();
    }
  }

  @Test
  void aServerBehindATunnelThatAsksAsAProxyDoesIsNotSentTheStartAgain() throws Exception {
    try (RawServer server = RawServer.tls(connection -> connection.write(RawProxy.ASKS_WHO));
        RawProxy proxy = RawProxy.start(server, request -> "");
        TryOnClient client =
            Jobs.client(time, URI.create("https://api.example"))
                .proxy(proxy.baseUri(), "ali", "open-sesame")
                .configureJaxRs(builder -> builder.sslContext(Certificates.TLS))
                .build()) {
      assertThatExceptionOfType(UndocumentedResponseException.class)
          .isThrownBy(() -> client.startJob(Starts.URLS));
      assertThat(server.requests()).hasSize(1);
    }
  }

  @Test
  void aConnectionThatTheServerHasClosedIsNotUsed() throws Exception {
    String pending = "{\"job_id\":\"a\",\"status\":\"pending\"}";
    RawServer.Reply closing =
        RawServer.raw(
            "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: "
                + pending.length()
                + "\r\n\r\n"
                + pending);
    try (RawServer server = RawServer.of(closing, Starts.STARTED);
        TryOnClient client = Jobs.client(server, time).build()) {
      client.getJob("a");
      assertThat(server.awaitConnections(0, Duration.ofSeconds(20))).isTrue();

      assertThat(client.startJob(Starts.form())).isEqualTo(STARTED);
      assertThat(server.requests()).hasSize(2);
    }
  }

  @Test
  void bytesThatNobodyAskedForAreNotTheResponse() {
    String pending = "{\"job_id\":\"a\",\"status\":\"pending\"}";
    String forged = "{\"job_id\":\"forged\"}";
    RawServer.Reply both =
        connection -> {
          connection.write(
              "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: "
                  + pending.length()
                  + "\r\n\r\n"
                  + pending
                  + "HTTP/1.1 202 OK\r\nContent-Type: application/json\r\nContent-Length: "
                  + forged.length()
                  + "\r\n\r\n"
                  + forged);
          connection.awaitEnd();
        };
    try (RawServer server = RawServer.of(both, Starts.STARTED);
        TryOnClient client = Jobs.client(server, time).build()) {
      client.getJob("a");

      assertThat(client.startJob(Starts.URLS)).isEqualTo(STARTED);
    }
  }

  @Test
  void aConnectionThatIsOpenIsUsed() {
    try (RawServer server = RawServer.of(Jobs.PENDING, Starts.STARTED, Jobs.COMPLETED);
        TryOnClient client = Jobs.client(server, time).build()) {
      client.getJob("a");
      client.tryOn(Starts.form());

      assertThat(server.accepted()).isEqualTo(1);
    }
  }
}
