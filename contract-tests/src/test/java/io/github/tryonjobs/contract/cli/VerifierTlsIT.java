package io.github.tryonjobs.contract.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What the jar sees of a server behind TLS. */
@Timeout(300)
class VerifierTlsIT {

  private static final String PASSWORD = "changeit";
  private static final String BODY = "{\"error\":\"e\",\"error_code\":\"not_found\"}";

  @Test
  void aKeyBetweenChunksIsFound(@TempDir Path folder) throws Exception {
    Path store = folder.resolve("server.p12");
    try (ServerSocket listener = listener(store)) {
      Thread server = new Thread(() -> serve(listener));
      server.setDaemon(true);
      server.start();

      VerifierJarIT.Ended ended =
          VerifierJarIT.run(
              List.of(
                  "-Djavax.net.ssl.trustStore=" + store,
                  "-Djavax.net.ssl.trustStorePassword=" + PASSWORD),
              "--api-key-env KEY --only security/key-not-echoed --base-url https://127.0.0.1:"
                  + listener.getLocalPort());

      assertThat(ended.out()).contains("broken             security/key-not-echoed");
    }
  }

  private static void serve(ServerSocket listener) {
    String chunks =
        Integer.toHexString(BODY.length())
            + ";x="
            + VerifierJarIT.KEY
            + "\r\n"
            + BODY
            + "\r\n0\r\n\r\n";
    String response =
        "HTTP/1.1 404 N\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n";
    while (!listener.isClosed()) {
      try (Socket client = listener.accept()) {
        client.getInputStream().read(new byte[8192]); // The head, or the beginning of it.
        client.getOutputStream().write((response + chunks).getBytes(StandardCharsets.US_ASCII));
      } catch (IOException e) {
        // The client has gone, or the test is over.
      }
    }
  }

  private static ServerSocket listener(Path store) throws Exception {
    String options =
        "-genkeypair -alias server -keyalg EC -dname CN=test -ext san=ip:127.0.0.1"
            + " -storetype PKCS12 -storepass changeit -keystore";
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
    command.addAll(Arrays.asList(options.split(" ", -1)));
    command.add(store.toString());
    Process keytool = new ProcessBuilder(command).redirectErrorStream(true).start();
    String told = new String(keytool.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(keytool.waitFor()).as(told).isZero();
    KeyStore keys = KeyStore.getInstance("PKCS12");
    try (InputStream stream = Files.newInputStream(store)) {
      keys.load(stream, PASSWORD.toCharArray());
    }
    KeyManagerFactory managers = KeyManagerFactory.getInstance("PKIX");
    managers.init(keys, PASSWORD.toCharArray());
    SSLContext tls = SSLContext.getInstance("TLS");
    tls.init(managers.getKeyManagers(), null, null);
    return tls.getServerSocketFactory().createServerSocket(0, 50, InetAddress.getLoopbackAddress());
  }
}
