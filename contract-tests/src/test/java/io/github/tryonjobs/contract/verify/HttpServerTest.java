package io.github.tryonjobs.contract.verify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.tryonjobs.contract.Contract;
import io.github.tryonjobs.contract.verify.NoAnswerException.Reach;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** How a server that is none, or a hostile one, is told of. */
class HttpServerTest {

  private static final Duration LONG = Duration.ofSeconds(30);
  private static final Duration SHORT = Duration.ofMillis(200);

  private ServerSocket listener;

  @BeforeEach
  void listen() throws IOException {
    listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
  }

  @AfterEach
  void close() throws IOException {
    listener.close();
  }

  @Test
  void sendsTheKeyAndTheEncodedId() throws Exception {
    String[] request = new String[1];
    serve(
        client -> {
          request[0] = read(client);
          write(client, "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n{}");
        });

    Answer answer = server(LONG).job("a/b c", Optional.of("sk_1"));

    assertThat(answer.toString()).isEqualTo("200 {}");
    assertThat(request[0])
        .startsWith("GET /base/v1/try-on/job/a%2Fb%20c HTTP/1.1\r\n")
        .containsIgnoringCase("X-API-KEY: sk_1\r\n");
  }

  @Test
  void sendsNoKeyIfThereIsNone() throws Exception {
    String[] request = new String[1];
    serve(
        client -> {
          request[0] = read(client);
          write(client, "HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n");
        });

    server(LONG).job("a", Optional.empty());

    assertThat(request[0]).doesNotContainIgnoringCase("X-API-KEY");
  }

  @Test
  void aRedirectIsAnAnswerAndNotFollowed() throws Exception {
    serve(
        client -> {
          read(client);
          write(client, "HTTP/1.1 302 Found\r\nLocation: /x\r\nContent-Length: 0\r\n\r\n");
        });

    assertThat(server(LONG).job("a", Optional.of("sk_1")).status()).isEqualTo(302);
  }

  @Test
  void aClosedPortIsNotReached() throws Exception {
    HttpServer server = server(LONG);
    listener.close();

    NoAnswerException failure = failure(server);

    assertThat(failure.reach()).isEqualTo(Reach.NOT_REACHED);
    assertThat(failure).hasMessage("the connection was refused");
  }

  @Test
  void aServerThatSaysNothingIsSilent() {
    assertThat(failure(server(SHORT)).reach()).isEqualTo(Reach.SILENT);
  }

  @Test
  void aBodyThatDoesNotComeIsSilent() {
    serve(
        client -> {
          read(client);
          write(client, "HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\n{");
          client.getInputStream().readAllBytes();
        });

    NoAnswerException failure = failure(server(Duration.ofSeconds(1)));

    assertThat(failure.reach()).isEqualTo(Reach.SILENT);
    assertThat(failure).hasMessage("no whole answer within 1.0 s");
  }

  @Test
  void aBodyThatEndsEarlyIsTold() {
    serve(
        client -> {
          read(client);
          write(client, "HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\n{");
          client.close();
        });

    assertThat(failure(server(LONG)))
        .hasMessage("a body that ends after 1 of 5 bytes that its length says");
  }

  @Test
  void aClosedConnectionIsTold() {
    serve(
        client -> {
          read(client);
          client.close();
        });

    assertThat(failure(server(LONG)))
        .hasMessage("a connection that is closed or reset before the answer is there");
  }

  @Test
  void aBodyThatDoesNotEndIsGivenUp() {
    serve(
        client -> {
          read(client);
          write(client, "HTTP/1.1 200 OK\r\nConnection: close\r\n\r\n");
          byte[] part = new byte[100_000];
          for (int i = 0; i < 100; i++) {
            client.getOutputStream().write(part);
          }
        });

    assertThat(failure(server(LONG)).getMessage()).contains("a body of more than 1048576 bytes");
  }

  private NoAnswerException failure(HttpServer server) {
    return catchThrowableOfType(
        NoAnswerException.class, () -> server.job("a", Optional.of("sk_1")));
  }

  private HttpServer server(Duration timeout) {
    URI base = URI.create("http://127.0.0.1:" + listener.getLocalPort() + "/base/");
    return new HttpServer(Contract.load(), base, timeout);
  }

  /** What is done with each client that comes; the JDK tries once more where it got nothing. */
  private interface Service {
    void to(Socket client) throws IOException;
  }

  private void serve(Service service) {
    Thread thread =
        new Thread(
            () -> {
              try {
                while (true) {
                  try (Socket client = listener.accept()) {
                    service.to(client);
                  }
                }
              } catch (IOException e) {
                // The client has gone, or nobody came.
              }
            });
    thread.setDaemon(true);
    thread.start();
  }

  private static String read(Socket client) throws IOException {
    StringBuilder text = new StringBuilder();
    while (text.indexOf("\r\n\r\n") < 0) {
      text.append((char) client.getInputStream().read());
    }
    return text.toString();
  }

  private static void write(Socket client, String text) throws IOException {
    client.getOutputStream().write(text.getBytes(StandardCharsets.ISO_8859_1));
    client.getOutputStream().flush();
  }
}
