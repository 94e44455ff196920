package io.github.tryonjobs.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What no server should do: each ends in bounded time, with the right exception. */
@Timeout(300)
class HostileServerTest {

  private static final Duration PATIENCE = Duration.ofMillis(100);
  private static final String JOB = "{\"job_id\":\"a\",\"status\":\"pending\"}";
  private static final String HEAD = "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n";

  @ParameterizedTest
  @EnumSource
  void refuses(Style style) throws IOException {
    // Nobody listens there, and no other server can get the port.
    try (Socket nobody = new Socket()) {
      nobody.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
      String uri = "http://127.0.0.1:" + nobody.getLocalPort();
      try (TryOnClient client =
          Jobs.client(new FakeTime(), URI.create(uri)).retryPolicy(RetryPolicy.none()).build()) {
        assertThatExceptionOfType(TransportException.class)
            .isThrownBy(() -> style.of(client).getJob("a"))
            .withMessageStartingWith(
                "job a: no complete response: org.apache.hc.client5.http.HttpHostConnectException: ")
            .withMessageEndingWith(" (GET " + uri + "/v1/try-on/job/a)")
            .withMessageNotContaining(Jobs.KEY)
            .withCauseInstanceOf(java.net.ConnectException.class);
      }
    }
  }

  @Test
  void aServerThatTakesNoConnectionIsNotWaitedForLongerThanSaid() throws IOException {
    List<Socket> waiting = new ArrayList<>();
    try (ServerSocket full = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        TryOnClient client =
            Jobs.client(new FakeTime(), URI.create("http://127.0.0.1:" + full.getLocalPort()))
                .connectTimeout(Duration.ofNanos(1))
                .requestTimeout(Duration.ofHours(1))
                .retryPolicy(RetryPolicy.none().withTimeout(Duration.ofHours(1)))
                .build()) {
      assertThatExceptionOfType(SocketTimeoutException.class)
          .isThrownBy(
              () -> {
                while (true) {
                  waiting.add(new Socket());
                  waiting.get(waiting.size() - 1).connect(full.getLocalSocketAddress(), 200);
                }
              });

      assertThatExceptionOfType(TransportException.class)
          .isThrownBy(() -> client.getJob("a"))
          .as("the system would say that the connection timed out, after minutes")
          .withMessageContaining("Connect timed out");
    } finally {
      for (Socket socket : waiting) {
        socket.close();
      }
    }
  }

  static Stream<Arguments> breaks() {
    return Stream.of(
        arguments("reset before the head", (RawServer.Reply) RawServer.Connection::reset),
        arguments("reset in the head", resetAfter("HTTP/1.1 200 OK\r\nContent-")),
        arguments("reset after the head", resetAfter(HEAD + "Content-Length: 9\r\n\r\n")),
        arguments("reset in the body", resetAfter(HEAD + "Content-Length: 99\r\n\r\n{\"")),
        arguments(
            "a chunk of no length",
            RawServer.raw(HEAD + "Transfer-Encoding: chunked\r\n\r\nzz\r\n" + JOB)),
        arguments("no HTTP", RawServer.raw("SSH-2.0-OpenSSH_9.2\r\n\r\n")),
        arguments("no number for a code", RawServer.raw("HTTP/1.1 abc\r\n\r\n")),
        arguments("stalls before the head", (RawServer.Reply) RawServer.Connection::awaitEnd),
        arguments("stalls in the head", stallAfter("HTTP/1.1 200 OK\r\nContent-Ty")),
        arguments("stalls before the body", stallAfter(HEAD + "Content-Length: 9\r\n\r\n")),
        arguments("stalls in the body", stallAfter(HEAD + "Content-Length: 99\r\n\r\n{")),
        arguments("drips the head", drip("HTTP/1.1 200 OK\r\nX-Long: ")),
        arguments("drips the body", drip(HEAD + "\r\n")),
        arguments("drips chunks", drip(HEAD + "Transfer-Encoding: chunked\r\n\r\n1\r\nx\r\n")));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("breaks")
  void breaks(String how, RawServer.Reply reply) {
    try (RawServer server = RawServer.of(reply);
        TryOnClient client = client(server.baseUri())) {
      for (Style style : Style.values()) {
        assertThatExceptionOfType(TransportException.class)
            .as(how)
            .isThrownBy(() -> style.of(client).getJob("a"))
            .withMessageContaining("GET http://127.0.0.1:");
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"HTTP/1.1 200 OK\r\nX-Long: ", HEAD + "\r\n"})
  void aRequestThatNobodyWaitsForEndsItsConnection(String begin) {
    CompletableFuture<Void> ended = new CompletableFuture<>();
    RawServer.Reply drip =
        connection -> {
          try {
            drip(begin).write(connection);
          } catch (IOException e) {
            ended.complete(null);
          }
        };
    try (RawServer server = RawServer.of(drip);
        TryOnClient client = client(server.baseUri())) {
      do { // A busy machine may take longer than that to connect.
        assertThatExceptionOfType(TransportException.class)
            .isThrownBy(() -> client.getJob("a"))
            .withMessageContaining("timed out: no complete response within 100 ms");
      } while (server.requests().isEmpty());
      assertThat(ended).succeedsWithin(Duration.ofMinutes(2));
    }
  }

  @Test
  void readsOnlyTheBeginningOfAnEndlessBody() {
    AtomicLong sent = new AtomicLong();
    byte[] part = new byte[64 * 1024];
    RawServer.Reply endless =
        connection -> {
          connection.write(HEAD + "Content-Length: " + (1L << 30) + "\r\n\r\n");
          while (sent.addAndGet(part.length) < 1L << 30) {
            connection.out().write(part);
          }
        };
    assertThatExceptionOfType(MalformedResponseException.class)
        .isThrownBy(() -> Jobs.get(endless))
        .withMessageContaining("it is longer than 1048576 bytes");
    assertThat(sent.get()).as("bytes sent, buffers of the system included").isLessThan(64L << 20);
  }

  @Test
  void refusesAnEndlessHead() {
    RawServer.Reply endless =
        connection -> {
          connection.write("HTTP/1.1 200 OK\r\n");
          for (int i = 0; i < 100_000; i++) {
            connection.write("X-" + i + ": " + "x".repeat(1000) + "\r\n");
          }
        };

    assertThatExceptionOfType(TransportException.class).isThrownBy(() -> Jobs.get(endless));
  }

  @ParameterizedTest
  @ValueSource(ints = {204, 206, 299, 302, 402, 418, 502, 599, 600, 999})
  void aCodeThatTheContractDoesNotKnow(int status) {
    assertThatExceptionOfType(UndocumentedResponseException.class)
        .isThrownBy(() -> Jobs.get(RawServer.http(status, "text/html", "<h1>proxy</h1>")))
        .withMessageStartingWith("job a: the server answered " + status + ": the contract does not")
        .satisfies(e -> assertThat(e.response().status()).isEqualTo(status));
  }

  @ParameterizedTest
  @ValueSource(ints = {301, 302, 303, 307, 308})
  void aRedirectIsNotFollowed(int status) {
    try (RawServer other = RawServer.of(Jobs.PENDING)) {
      assertThatExceptionOfType(UndocumentedResponseException.class)
          .isThrownBy(
              () -> Jobs.get(RawServer.http(status, "", "", "Location", other.baseUri() + "/x")))
          .satisfies(
              e -> assertThat(e.response().header("location")).contains(other.baseUri() + "/x"));
      assertThat(other.requests()).isEmpty();
    }
  }

  private static RawServer.Reply resetAfter(String bytes) {
    return connection -> {
      connection.write(bytes);
      connection.reset();
    };
  }

  private static RawServer.Reply stallAfter(String bytes) {
    return connection -> {
      connection.write(bytes);
      connection.awaitEnd();
    };
  }

  /** Goes on with a byte now and then, so that no part of the response is ever late. */
  private static RawServer.Reply drip(String begin) {
    return connection -> {
      connection.write(begin);
      while (!connection.hang(Duration.ofMillis(20))) {
        connection.write("1");
      }
    };
  }

  private static TryOnClient client(URI server) {
    return Jobs.client(new FakeTime(), server)
        .requestTimeout(PATIENCE)
        .retryPolicy(RetryPolicy.none())
        .build();
  }
}
