package io.github.tryonjobs.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Some uploads of 25 MB at once in a JVM with 32 MB of heap; with {@code -Dgroups=stress}, a
 * hundred with 128 MB.
 */
@Timeout(300)
class ManyUploadsTest {

  private static final int LENGTH = 25_000_000;

  /** Starts that many jobs at once, and prints how many were started. */
  static final class Application {
    private Application() {}

    public static void main(String[] arguments) {
      int uploads = Integer.parseInt(arguments[2]);
      ExecutorService threads = Executors.newFixedThreadPool(uploads);
      TryOnInput input = Starts.form(TryOnImage.of(Path.of(arguments[1])));
      try (TryOnClient client =
          TryOnClient.builder()
              .apiKey(Jobs.KEY)
              .baseUri(URI.create(arguments[0]))
              .executor(threads)
              .build()) {
        List<CompletableFuture<TryOnStart>> starts =
            IntStream.range(0, uploads).mapToObj(i -> client.startJobAsync(input)).toList();
        starts.forEach(CompletableFuture::join);
        System.out.println(starts.size() + " started");
      } finally {
        threads.shutdown();
      }
    }
  }

  @Test
  void someFitIntoASmallHeap(@TempDir Path folder) throws Exception {
    fit(folder, 8, "-Xmx32m");
  }

  @Test
  @Tag("stress")
  void aHundredFitInto128Megabytes(@TempDir Path folder) throws Exception {
    fit(folder, 100, "-Xmx128m");
  }

  private static void fit(Path folder, int uploads, String heap) throws Exception {
    Path file = folder.resolve("p.png");
    try (RandomAccessFile image = new RandomAccessFile(file.toFile(), "rw")) {
      image.write(Starts.png(100, 100, 33));
      image.setLength(LENGTH);
    }
    try (ServerSocket listener = new ServerSocket(0, uploads, InetAddress.getLoopbackAddress())) {
      Thread server = new Thread(() -> serve(listener, uploads), "server");
      server.setDaemon(true);
      server.start();
      Process process =
          new ProcessBuilder(
                  Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                  heap,
                  "-cp",
                  System.getProperty("java.class.path"),
                  Application.class.getName(),
                  "http://127.0.0.1:" + listener.getLocalPort(),
                  file.toString(),
                  Integer.toString(uploads))
              .redirectErrorStream(true)
              .start();
      String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

      assertThat(output.lines().filter(line -> !line.startsWith("SLF4J")))
          .containsExactly(uploads + " started");
    }
  }

  /** Reads no body before all requests have begun to come. */
  private static void serve(ServerSocket listener, int uploads) {
    CountDownLatch all = new CountDownLatch(uploads);
    try {
      while (true) {
        Socket socket = listener.accept();
        Thread thread = new Thread(() -> discard(socket, all), "discard");
        thread.setDaemon(true);
        thread.start();
      }
    } catch (IOException e) {
      // It is closed.
    }
  }

  private static void discard(Socket socket, CountDownLatch all) {
    try (socket) {
      InputStream in = socket.getInputStream();
      RawServer.Request head = Objects.requireNonNull(RawServer.read(in));
      all.countDown();
      all.await();
      in.skipNBytes(Long.parseLong(head.headers().get("Content-Length")));
      socket
          .getOutputStream()
          .write(
              ("HTTP/1.1 202 Accepted\r\nContent-Type: application/json\r\n"
                      + "Connection: close\r\nContent-Length: 14\r\n\r\n{\"job_id\":\"a\"}")
                  .getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
