package io.github.tryonjobs.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Servers with certificates that the machine does not trust. */
@Timeout(300)
class TlsTest {

  private final FakeTime time = new FakeTime();

  @ParameterizedTest
  @EnumSource
  void aServerThatIsNotTrustedIsAskedOnce(Style style) throws Exception {
    try (RawServer server = RawServer.tls(Jobs.PENDING);
        TryOnClient client = client(server).build()) {
      assertThatExceptionOfType(TransportException.class)
          .isThrownBy(() -> style.of(client).getJob("a"))
          .withMessageContaining("SSLHandshakeException")
          .satisfies(e -> assertThat(e.request().attempts()).isEqualTo(1));
      assertThat(server.requests()).isEmpty();
      assertThat(time.pauses()).isEmpty();
    }
  }

  @Test
  void aServerWithTheNameOfAnotherIsAskedOnce() throws Exception {
    try (RawServer server = RawServer.tls(Jobs.PENDING);
        TryOnClient client =
            client(server)
                .baseUri(URI.create("https://localhost:" + server.port()))
                .configureJaxRs(builder -> builder.sslContext(Certificates.TLS))
                .build()) {
      assertThatExceptionOfType(TransportException.class)
          .isThrownBy(() -> client.getJob("a"))
          .withMessageContaining("localhost")
          .satisfies(e -> assertThat(e.request().attempts()).isEqualTo(1));
      assertThat(server.requests()).isEmpty();
    }
  }

  @Test
  void theApplicationMayVerifyNamesItself() throws Exception {
    try (RawServer server = RawServer.tls(Jobs.PENDING);
        TryOnClient client =
            client(server)
                .baseUri(URI.create("https://localhost:" + server.port()))
                .configureJaxRs(
                    builder ->
                        builder
                            .sslContext(Certificates.TLS)
                            .hostnameVerifier((host, session) -> host.equals("localhost")))
                .build()) {
      assertThat(client.getJob("a")).isEqualTo(new TryOnJob.Pending("a"));
    }
  }

  @Test
  void noResultIsFollowedFromHttpsToHttp(@TempDir Path folder) throws Exception {
    try (RawServer plain = RawServer.of(Assets.image(Assets.IMAGE));
        RawServer server =
            RawServer.tls(RawServer.http(302, "", "", "Location", plain.baseUri() + "/i.jpg"));
        TryOnClient client =
            client(server)
                .configureJaxRs(builder -> builder.sslContext(Certificates.TLS))
                .followResultRedirects(1)
                .build()) {
      URI link = URI.create("https://127.0.0.1:" + server.port() + "/i.jpg");
      assertThatExceptionOfType(UndocumentedResponseException.class)
          .isThrownBy(
              () ->
                  client.downloadResult(new TryOnJob.Completed("a", link), folder.resolve("i.jpg")))
          .withMessageContaining("it redirects to where no result may be");
      assertThat(plain.requests()).isEmpty();
    }
  }

  @Test
  void closingLeavesNoConnection() throws Exception {
    int many = 4;
    CountDownLatch together = new CountDownLatch(many);
    RawServer.Reply pending =
        connection -> {
          together.countDown();
          together.await();
          Jobs.PENDING.write(connection);
        };
    try (RawServer server = RawServer.tls(pending, pending, pending, pending, Jobs.PENDING);
        TryOnClient other = trusting(server)) {
      TryOnClient client = trusting(server);
      List<CompletableFuture<TryOnJob>> calls =
          IntStream.range(0, many).mapToObj(i -> client.getJobAsync("a")).toList();
      CompletableFuture.allOf(calls.toArray(CompletableFuture[]::new)).join();
      other.getJob("a");
      assertThat(server.connections()).as("connections that are kept").isEqualTo(many + 1);

      client.close();

      assertThat(server.awaitConnections(1, Duration.ofSeconds(4)))
          .as("sooner than the JDK closes idle connections, and only its own")
          .isTrue();
      other.getJob("a");
      assertThat(server.accepted()).isEqualTo(many + 1);
    }
  }

  private TryOnClient trusting(RawServer server) {
    return client(server).configureJaxRs(builder -> builder.sslContext(Certificates.TLS)).build();
  }

  private TryOnClientBuilder client(RawServer server) {
    return Jobs.client(server, time).baseUri(URI.create("https://127.0.0.1:" + server.port()));
  }
}
