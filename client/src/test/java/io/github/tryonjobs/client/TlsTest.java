package io.github.tryonjobs.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Servers with certificates that the machine does not trust. */
@Timeout(60)
class TlsTest {

  private static final char[] PASSWORD = "changeit".toCharArray();

  private static KeyStore ofThisMachine;
  private static KeyStore ofAnother;

  private final FakeTime time = new FakeTime();

  @BeforeAll
  static void makeKeys(@TempDir Path folder) throws Exception {
    ofThisMachine = keyStore(folder.resolve("this.p12"), "ip:127.0.0.1");
    ofAnother = keyStore(folder.resolve("another.p12"), "dns:other.example");
  }

  @ParameterizedTest
  @EnumSource
  void aServerThatIsNotTrustedIsAskedOnce(Style style) throws Exception {
    SSLContext context = context(ofThisMachine);
    try (RawServer server = server(context);
        TryOnClient client = client(server).build()) {
      assertThatExceptionOfType(TransportException.class)
          .isThrownBy(() -> style.getJob(client, "a"))
          .withMessageContaining("SSLHandshakeException")
          .satisfies(e -> assertThat(e.request().attempts()).isEqualTo(1));
      assertThat(server.requests()).isEmpty();
      assertThat(time.pauses()).isEmpty();
    }
  }

  @Test
  void aServerCanBeTrusted() throws Exception {
    SSLContext context = context(ofThisMachine);
    try (RawServer server = server(context);
        TryOnClient client =
            client(server).configureJaxRs(builder -> builder.sslContext(context)).build()) {
      assertThat(client.getJob("a")).isEqualTo(new TryOnJob.Pending("a"));
    }
  }

  @Test
  void aServerWithTheNameOfAnotherIsAskedOnce() throws Exception {
    SSLContext context = context(ofAnother);
    try (RawServer server = server(context);
        TryOnClient client =
            client(server).configureJaxRs(builder -> builder.sslContext(context)).build()) {
      assertThatExceptionOfType(TransportException.class)
          .isThrownBy(() -> client.getJob("a"))
          .satisfies(e -> assertThat(e.request().attempts()).isEqualTo(1));
      assertThat(server.requests()).isEmpty();
    }
  }

  @Test
  void closingLeavesNoConnection() throws Exception {
    SSLContext context = context(ofThisMachine);
    int many = 4;
    CountDownLatch together = new CountDownLatch(many);
    RawServer.Reply pending =
        connection -> {
          together.countDown();
          together.await();
          Jobs.PENDING.write(connection);
        };
    try (RawServer server = server(context, pending, pending, pending, pending, Jobs.PENDING);
        TryOnClient other = trusting(server, context)) {
      TryOnClient client = trusting(server, context);
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

  private TryOnClient trusting(RawServer server, SSLContext context) {
    return client(server).configureJaxRs(builder -> builder.sslContext(context)).build();
  }

  private TryOnClientBuilder client(RawServer server) {
    return Jobs.client(server, time).baseUri(URI.create("https://127.0.0.1:" + server.port()));
  }

  private static RawServer server(SSLContext context) throws IOException {
    return server(context, Jobs.PENDING);
  }

  private static RawServer server(SSLContext context, RawServer.Reply... replies)
      throws IOException {
    return RawServer.of(
        context
            .getServerSocketFactory()
            .createServerSocket(0, 50, InetAddress.getLoopbackAddress()),
        replies);
  }

  /** A server with a certificate of its own, and a client that trusts it. */
  private static SSLContext context(KeyStore store) throws GeneralSecurityException, IOException {
    KeyManagerFactory keys = KeyManagerFactory.getInstance("PKIX");
    keys.init(store, PASSWORD);
    TrustManagerFactory trust = TrustManagerFactory.getInstance("PKIX");
    KeyStore trusted = KeyStore.getInstance("PKCS12");
    trusted.load(null, null);
    trusted.setCertificateEntry("server", store.getCertificate("server"));
    trust.init(trusted);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(keys.getKeyManagers(), trust.getTrustManagers(), null);
    return context;
  }

  private static KeyStore keyStore(Path file, String alternativeName)
      throws IOException, InterruptedException, GeneralSecurityException {
    Path keytool = Path.of(System.getProperty("java.home"), "bin", "keytool");
    Process process =
        new ProcessBuilder(
                keytool.toString(),
                "-genkeypair",
                "-alias",
                "server",
                "-keyalg",
                "EC",
                "-dname",
                "CN=test",
                "-ext",
                "san=" + alternativeName,
                "-storetype",
                "PKCS12",
                "-keystore",
                file.toString(),
                "-storepass",
                new String(PASSWORD))
            .redirectErrorStream(true)
            .start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(output).isZero();
    KeyStore store = KeyStore.getInstance("PKCS12");
    try (InputStream stream = Files.newInputStream(file)) {
      store.load(stream, PASSWORD);
    }
    return store;
  }
}
