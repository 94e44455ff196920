package io.github.tryonjobs.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A server that answers a start before it has read all of it. */
@Timeout(300)
class EarlyResponseTest {

  private static final int LENGTH = 24_000_000;
  private static final byte[] IMAGE = Starts.png(100, 100, LENGTH);

  private final FakeTime time = new FakeTime();

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void aRefusalThatComesEarlyIsNotAnUnknownOutcome(boolean isRead) throws Exception {
    CompletableFuture<Long> read = new CompletableFuture<>();
    TryOnInput input =
        Starts.form(TryOnImage.of(() -> new ByteArrayInputStream(IMAGE), LENGTH, "p.png"));
    try (ServerSocket listener = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        TryOnClient client =
            Jobs.client(time, URI.create("http://127.0.0.1:" + listener.getLocalPort())).build()) {
      Thread server = new Thread(() -> refuse(listener, isRead, read), "server");
      server.setDaemon(true);
      server.start();

      assertThatExceptionOfType(AuthenticationException.class)
          .isThrownBy(() -> client.startJob(input));
      assertThat(read.join()).as("bytes that were still sent").isLessThan(LENGTH);
    }
  }

  /**
   * The client cannot send all of the image before the server reads; which it does at last, or
   * closes the connection.
   */
  private static void refuse(ServerSocket listener, boolean isRead, CompletableFuture<Long> read) {
    String body = "{\"error\":\"e\",\"error_code\":\"invalid_auth_token\"}";
    try (Socket socket = listener.accept()) {
      InputStream in = socket.getInputStream();
      RawServer.read(in);
      socket
          .getOutputStream()
          .write(
              ("HTTP/1.1 401 No\r\nContent-Type: application/json\r\nContent-Length: "
                      + body.length()
                      + "\r\n\r\n"
                      + body)
                  .getBytes(StandardCharsets.UTF_8));
      read.complete(isRead ? count(in) : 0);
    } catch (IOException e) {
      read.completeExceptionally(e);
    }
  }

  private static long count(InputStream in) {
    long count = 0;
    byte[] bytes = new byte[64 * 1024];
    try {
      for (int n = in.read(bytes); n >= 0; n = in.read(bytes)) {
        count += n;
      }
    } catch (IOException e) {
      // The client has broken the connection off.
    }
    return count;
  }
}
