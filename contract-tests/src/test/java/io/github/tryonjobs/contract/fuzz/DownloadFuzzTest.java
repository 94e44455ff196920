package io.github.tryonjobs.contract.fuzz;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.github.tryonjobs.client.RetryPolicy;
import io.github.tryonjobs.client.TryOnClient;
import io.github.tryonjobs.client.TryOnException;
import io.github.tryonjobs.client.TryOnStart;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/**
 * The input is what a server sends when a result is asked for, with two zeros between what it sends
 * for one request and the next.
 */
class DownloadFuzzTest {

  private static final Server SERVER = new Server();
  private static final TryOnClient CLIENT =
      TryOnClient.builder()
          .apiKey(Secret.KEY)
          .resultHosts("127.0.0.1")
          .retryPolicy(RetryPolicy.defaults().withMaxAttempts(3))
          .sleeper(pause -> CompletableFuture.completedFuture(null))
          .build();
  private static final Path FOLDER = folder();

  @FuzzTest
  void result(byte[] input) throws IOException {
    String sent = new String(input, StandardCharsets.ISO_8859_1);
    SERVER.send(List.of(sent.split("\0\0", -1)));
    URI url =
        URI.create("http://127.0.0.1:" + SERVER.port() + "/image.jpg?signature=" + Secret.KEY);
    Path file = FOLDER.resolve("image.jpg");
    try {
      CLIENT.downloadResult(new TryOnStart.Completed(url), file);
      isWhole(Files.size(file), sent);
      Files.delete(file);
    } catch (TryOnException e) {
      for (Throwable cause = e; cause != null; cause = cause.getCause()) {
        Secret.isNotIn(cause.toString());
      }
    }
    try (Stream<Path> left = Files.list(FOLDER)) {
      left.findAny()
          .ifPresent(
              it -> {
                throw new AssertionError(it + " is left");
              });
    }
  }

  /** The length was announced in so many words, or the last chunk has come. */
  private static void isWhole(long length, String sent) {
    boolean isAnnounced = sent.contains(String.valueOf(length));
    boolean hasLastChunk = sent.matches("(?is).*chunked.*\n0+[^0-9a-f].*");
    if (length == 0 || !(isAnnounced || hasLastChunk)) {
      throw new AssertionError(length + " bytes were taken for a result");
    }
  }

  private static Path folder() {
    try {
      return Files.createTempDirectory("downloads");
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Reads no more of a request than its head, and sends what it is told to. */
  private static final class Server {

    private final ServerSocket socket;
    private final AtomicInteger count = new AtomicInteger();
    private volatile List<String> responses = List.of();

    Server() {
      try {
        socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
      } catch (IOException e) {
        throw new IllegalStateException(e);
      }
      Thread thread = new Thread(this::serve, "server");
      thread.setDaemon(true);
      thread.start();
    }

    int port() {
      return socket.getLocalPort();
    }

    void send(List<String> next) {
      responses = next;
      count.set(0);
    }

    private void serve() {
      while (!socket.isClosed()) {
        try (Socket client = socket.accept()) {
          int matched = 0;
          while (matched < 4) {
            int read = client.getInputStream().read();
            matched = read < 0 ? 4 : read == "\r\n\r\n".charAt(matched) ? matched + 1 : 0;
          }
          String response = responses.get(Math.min(count.getAndIncrement(), responses.size() - 1));
          client.getOutputStream().write(response.getBytes(StandardCharsets.ISO_8859_1));
        } catch (IOException e) {
          // The client has seen enough.
        }
      }
    }
  }
}
