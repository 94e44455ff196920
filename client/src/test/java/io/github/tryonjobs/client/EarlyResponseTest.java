package io.github.tryonjobs.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
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
      start(() -> refuse(listener, isRead, read));

      assertThatExceptionOfType(AuthenticationException.class)
          .isThrownBy(() -> client.startJob(input));
      assertThat(read.join()).as("bytes that were still sent").isLessThan(LENGTH);
    }
  }

  @Test
  void aRefusalIsSeenThroughTlsBeforeAllIsSent() throws Exception {
    CompletableFuture<Long> read = new CompletableFuture<>();
    try (ServerSocket listener = Certificates.listener();
        TryOnClient client =
            Jobs.client(time, URI.create("https://127.0.0.1:" + listener.getLocalPort()))
                .configureJaxRs(builder -> builder.sslContext(Certificates.TLS))
                .build()) {
      start(() -> refuse(listener, true, read));

      assertThatExceptionOfType(AuthenticationException.class)
          .isThrownBy(() -> client.startJob(Starts.form(TryOnImage.of(IMAGE, "p.png"))));
      assertThat(read.join()).as("bytes that were still sent").isLessThan(LENGTH);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "HTTP/1.1 100 Continue\r\n\r\n",
        "HTTP/1.1 102 Processing\r\n\r\nHTTP/1.1 103 Early Hints\r\nLink: </a>\r\n\r\n"
      })
  void anInterimResponseIsNotTheAnswer(String interim) throws Exception {
    CompletableFuture<RawServer.Request> read = new CompletableFuture<>();
    try (ServerSocket listener = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        TryOnClient client =
            Jobs.client(time, URI.create("http://127.0.0.1:" + listener.getLocalPort())).build()) {
      start(() -> answerInBetween(listener, interim, read));

      assertThat(client.startJob(Starts.form(TryOnImage.of(IMAGE, "p.png"))))
          .isEqualTo(new TryOnStart.Started("a"));
      assertThat(read.join().body()).hasSizeGreaterThan(LENGTH);
    }
  }

  @Test
  void aProxyThatAsksEarlyIsSentTheWholeStartOnAnotherConnection() throws Exception {
    CompletableFuture<RawServer.Request> read = new CompletableFuture<>();
    try (ServerSocket listener = new ServerSocket(0, 2, InetAddress.getLoopbackAddress());
        TryOnClient client = behind(listener)) {
      start(
          () -> {
            try (Socket first = listener.accept()) {
              RawServer.read(first.getInputStream());
              first.getOutputStream().write(RawProxy.ASKS_WHO.getBytes(StandardCharsets.UTF_8));
              count(first.getInputStream());
              answerInBetween(listener, "", read);
            } catch (IOException e) {
              read.completeExceptionally(e);
            }
          });

      assertThat(client.startJob(Starts.form(TryOnImage.of(IMAGE, "p.png"))))
          .isEqualTo(new TryOnStart.Started("a"));
      assertThat(read.join().headers()).containsKey("Proxy-Authorization");
      assertThat(time.pauses()).isEmpty();
    }
  }

  @Test
  void aStartThatAProxyAskedAboutAndThenNoLongerTakesIsNotAnUnknownOutcome() throws Exception {
    try (ServerSocket listener = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        Socket nobody = new Socket();
        TryOnClient client = behind(listener)) {
      start(() -> askAndLeave(listener, nobody));

      assertThatExceptionOfType(TransportException.class)
          .isThrownBy(() -> client.startJob(Starts.URLS))
          .withCauseInstanceOf(ConnectException.class);
      assertThat(time.pauses()).as("nothing has reached the service").hasSize(3);
    }
  }

  /** Returns a client that has the password of its proxy. */
  private TryOnClient behind(ServerSocket proxy) {
    URI uri = URI.create("http://127.0.0.1:" + proxy.getLocalPort());
    return Jobs.client(time, URI.create("http://api.example"))
        .proxy(uri, "ali", "open-sesame")
        .build();
  }

  private static void start(Runnable task) {
    Thread server = new Thread(task, "server");
    server.setDaemon(true);
    server.start();
  }

  /** Asks for a password, and leaves the port to nobody: another server could get it. */
  private static void askAndLeave(ServerSocket listener, Socket nobody) {
    try (Socket socket = listener.accept()) {
      listener.close();
      nobody.setReuseAddress(true);
      nobody.bind(listener.getLocalSocketAddress());
      RawServer.whole(socket.getInputStream());
      socket.getOutputStream().write(RawProxy.ASKS_WHO.getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Nothing of the image is read before the interim response is written. */
  private static void answerInBetween(
      ServerSocket listener, String interim, CompletableFuture<RawServer.Request> read) {
    try (Socket socket = listener.accept()) {
      InputStream in = new BufferedInputStream(socket.getInputStream());
      RawServer.Request head = RawServer.read(in);
      socket.getOutputStream().write(interim.getBytes(StandardCharsets.UTF_8));
      read.complete(RawServer.withBody(head, in));
      String body = "{\"job_id\":\"a\"}";
      socket
          .getOutputStream()
          .write(
              ("HTTP/1.1 202 Accepted\r\nContent-Type: application/json\r\nContent-Length: "
                      + body.length()
                      + "\r\n\r\n"
                      + body)
                  .getBytes(StandardCharsets.UTF_8));
      in.read();
    } catch (IOException e) {
      read.completeExceptionally(e);
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
