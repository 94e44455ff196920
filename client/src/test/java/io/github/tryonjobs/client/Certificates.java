package io.github.tryonjobs.client;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/** Servers with certificates of their own, and clients that trust them. */
final class Certificates {

  private static final char[] PASSWORD = "changeit".toCharArray();

  /**
   * What a server needs to be known as {@code api.example}, a bucket of {@code buckets.example},
   * {@code xn--bcher-kva.example} or 127.0.0.1, and a client to trust it.
   */
  static final SSLContext TLS = context();

  private Certificates() {}

  private static SSLContext context() {
    try {
      KeyStore store =
          keyStore("dns:api.example,dns:*.buckets.example,dns:xn--bcher-kva.example,ip:127.0.0.1");
      KeyManagerFactory keys = KeyManagerFactory.getInstance("PKIX");
      keys.init(store, PASSWORD);
      KeyStore trusted = KeyStore.getInstance("PKCS12");
      trusted.load(null, null);
      trusted.setCertificateEntry("server", store.getCertificate("server"));
      TrustManagerFactory trust = TrustManagerFactory.getInstance("PKIX");
      trust.init(trusted);
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(keys.getKeyManagers(), trust.getTrustManagers(), null);
      return context;
    } catch (IOException | GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Listens on a free port. */
  static ServerSocket listener() throws IOException {
    return TLS.getServerSocketFactory().createServerSocket(0, 50, InetAddress.getLoopbackAddress());
  }

  private static KeyStore keyStore(String names) throws IOException, GeneralSecurityException {
    Path folder = Files.createTempDirectory("certificates");
    Path file = folder.resolve("server.p12");
    try {
      keytool(file, names);
      KeyStore store = KeyStore.getInstance("PKCS12");
      try (InputStream stream = Files.newInputStream(file)) {
        store.load(stream, PASSWORD);
      }
      return store;
    } finally {
      Files.deleteIfExists(file);
      Files.delete(folder);
    }
  }

  private static void keytool(Path file, String names) throws IOException {
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
                "san=" + names,
                "-storetype",
                "PKCS12",
                "-keystore",
                file.toString(),
                "-storepass",
                new String(PASSWORD))
            .redirectErrorStream(true)
            .start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (process.onExit().join().exitValue() != 0) {
      throw new IOException(output);
    }
  }
}
