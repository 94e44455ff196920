package io.github.tryonjobs.contract.verify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.tryonjobs.contract.verify.NoResponseException.Reach;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What comes of servers that are slow, broken, hostile or old. */
class HttpServerTest {

  private static final Duration LONG = Duration.ofSeconds(30);
  private static final Duration SHORT = Duration.ofMillis(200);

  private final List<HttpServer> servers = new ArrayList<>();
  private ServerSocket listener;
  private volatile String request = "";

  @BeforeEach
  void listen() throws IOException {
    listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
  }

  @AfterEach
  void close() throws IOException {
    servers.forEach(HttpServer::close);
    listener.close();
  }

  @Test
  void sendsTheKeyAndTheEncodedId() throws Exception {
    respond("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n{}");

    Response response = job(server(LONG), "a/b c", Optional.of("sk_1"));

    assertThat(response.toString()).isEqualTo("200 {}");
    assertThat(request)
        .startsWith("GET /base/v1/try-on/job/a%2Fb%20c HTTP/1.1\r\n")
        .containsIgnoringCase("X-API-KEY: sk_1\r\n");
  }

  @Test
  void sendsNoKeyIfThereIsNone() throws Exception {
    respond("HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n");

    job(server(LONG), "a", Optional.empty());

    assertThat(request).doesNotContainIgnoringCase("X-API-KEY");
  }

  @Test
  void aRedirectIsAResponseAndNotFollowed() throws Exception {
    respond("HTTP/1.1 302 Found\r\nLocation: /x\r\nContent-Length: 0\r\n\r\n");

    assertThat(job(server(LONG), "a", Optional.of("sk_1")).status()).isEqualTo(302);
  }

  @Test
  void aClosedPortIsNotReached() throws Exception {
    HttpServer server = server(LONG);
    listener.close();

    NoResponseException failure = failure(server);

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

    NoResponseException failure = failure(server(Duration.ofSeconds(1)));

    assertThat(failure.reach()).isEqualTo(Reach.SILENT);
    assertThat(failure).hasMessage("no complete response within 1.0 s");
  }

  @Test
  void aBodyThatEndsEarlyIsTold() {
    respond("HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\n{");

    assertThat(failure(server(LONG)))
        .hasMessage("a body that ends after 1 of 5 bytes that its length says");
  }

  @Test
  void aClosedConnectionIsTold() {
    serve(HttpServerTest::read);

    assertThat(failure(server(LONG)))
        .hasMessage("a connection that is closed or reset before the response is complete");
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

  @ParameterizedTest
  @ValueSource(strings = {"/v1/%zz", "/v1/%", "/v1//a%2F?x=%FF", "/v1/x|y"})
  void aPathIsSentAsItIs(String path) throws Exception {
    respond("HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n");

    server(LONG)
        .send(
            new Request(Runs.CONTRACT.status(), "BREW", path, List.of(), Optional.empty(), false));

    assertThat(request).startsWith("BREW /base" + path + " HTTP/1.1\r\n");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "HTTP/1.1 103 Early Hints\r\nLink: SEEN\r\n\r\nHTTP/1.1 404 N\r\nContent-Length: 0\r\n\r\n",
        "HTTP/1.1 404 N\r\nTransfer-Encoding: chunked\r\n\r\n1;x=SEEN\r\na\r\n0\r\n\r\n",
        "HTTP/1.1 404 N\r\nTransfer-Encoding: chunked\r\n\r\n1\r\na\r\n0\r\nX: SEEN\r\n\r\n"
      })
  void whatHttpClientHidesIsReceived(String wire) throws Exception {
    respond(wire);

    assertThat(job(server(LONG), "a", Optional.empty()).received()).contains("SEEN");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nSEEN",
        "SEEN\r\nHTTP/1.1 200 OK\r\n\r\n"
      })
  void whatComesInsteadOfAResponseIsReceived(String wire) {
    respond(wire);

    assertThat(failure(server(LONG)).received()).contains("SEEN");
  }

  @Test
  void aResultIsFetchedAsTheClientFetchesIt() throws Exception {
    respond("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n{}");

    URI address = URI.create("HTTP://127.0.0.1:" + listener.getLocalPort() + "/r");

    assertThat(server(LONG).fetch(address).status()).isEqualTo(200);
    assertThat(request).startsWith("GET /r HTTP/1.1\r\n").contains("Accept-Encoding: identity\r\n");
  }

  @Test
  void aServerThatSpeaksHttp10IsUnderstood() throws Exception {
    respond("HTTP/1.0 200 OK\r\nContent-Type: application/json\r\n\r\n{}");

    Response response = job(server(LONG), "a", Optional.of("sk_1"));

    assertThat(response.toString()).isEqualTo("200 {}");
    assertThat(response.mediaType()).contains("application/json");
  }

  @Test
  void aRequestIsSentOnce() throws Exception {
    AtomicInteger requests = new AtomicInteger();
    serve(
        client -> {
          read(client);
          requests.incrementAndGet();
        });

    failure(server(LONG));

    assertThat(requests).hasValue(1);
  }

  @Test
  void whatIsNotHttpIsToldAsSuch() {
    serve(
        client -> {
          write(client, "220 mail.example ESMTP\r\n".repeat(200));
        });

    NoResponseException failure = failure(server(LONG));

    assertThat(failure.reach()).isEqualTo(Reach.REACHED);
  }

  @Test
  void aServerWithoutTlsBehindHttpsIsNotReached() {
    serve(
        client -> {
          write(client, "HTTP/1.1 400 Bad Request\r\nContent-Length: 0\r\n\r\n");
        });
    HttpServer server =
        new HttpServer(URI.create("https://127.0.0.1:" + listener.getLocalPort()), LONG, LONG);
    servers.add(server);

    NoResponseException failure = failure(server);

    assertThat(failure.reach()).isEqualTo(Reach.NOT_REACHED);
    assertThat(failure.getMessage()).startsWith("TLS failed: ");
  }

  private NoResponseException failure(HttpServer server) {
    return catchThrowableOfType(
        NoResponseException.class, () -> job(server, "a", Optional.of("sk_1")));
  }

  private HttpServer server(Duration timeout) {
    URI base = URI.create("http://127.0.0.1:" + listener.getLocalPort() + "/base/");
    HttpServer server = new HttpServer(base, timeout, timeout);
    servers.add(server);
    return server;
  }

  private static Response job(HttpServer server, String id, Optional<String> key)
      throws NoResponseException, InterruptedException {
    return server.send(Request.job(Runs.CONTRACT.status(), id, key));
  }

  /** What is done with each client that comes. */
  private interface Service {
    void to(Socket client) throws IOException;
  }

  private void respond(String wire) {
    serve(
        client -> {
          request = read(client);
          write(client, wire);
        });
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
