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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Some uploads of 25 MB at once in a JVM with 32 MB of heap; with the profile {@code stress}, a
 * hundred with 128 MB.
 */
@Timeout(300)
class ManyUploadsTest {

  private static final boolean STRESS = Boolean.getBoolean("stress");
  private static final int MANY = STRESS ? 100 : 8;
  private static final String HEAP = STRESS ? "-Xmx128m" : "-Xmx32m";
  private static final int LENGTH = 25_000_000;

  /** Starts that many jobs at once, and prints how many were started. */
  static final class Application {
    private Application() {}

    public static void main(String[] arguments) {
      ExecutorService threads = Executors.newFixedThreadPool(MANY);
      TryOnInput input = Starts.form(TryOnImage.of(Path.of(arguments[1])));
      try (TryOnClient client =
          TryOnClient.builder()
              .apiKey(Jobs.KEY)
              .baseUri(URI.create(arguments[0]))
              .executor(threads)
              .build()) {
        List<CompletableFuture<TryOnStart>> starts =
            IntStream.range(0, MANY).mapToObj(i -> client.startJobAsync(input)).toList();
        starts.forEach(CompletableFuture::join);
        System.out.println(starts.size() + " started");
      } finally {
        threads.shutdown();
      }
    }
  }

  @Test
  void fitIntoASmallHeap(@TempDir Path folder) throws Exception {
    Path file = folder.resolve("p.png");
    try (RandomAccessFile image = new RandomAccessFile(file.toFile(), "rw")) {
      image.write(Starts.png(100, 100, 33));
      image.setLength(LENGTH);
    }
    try (ServerSocket listener = new ServerSocket(0, MANY, InetAddress.getLoopbackAddress())) {
      Thread server = new Thread(() -> serve(listener), "server");
      server.setDaemon(true);
      server.start();
      Process process =
          new ProcessBuilder(
                  Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                  HEAP,
                  "-Dstress=" + STRESS,
                  "-cp",
                  System.getProperty("java.class.path"),
                  Application.class.getName(),
                  "http://127.0.0.1:" + listener.getLocalPort(),
                  file.toString())
              .redirectErrorStream(true)
              .start();
      String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

      assertThat(output.lines().filter(line -> !line.startsWith("SLF4J")))
          .containsExactly(MANY + " started");
    }
  }

  /** Reads no body before all requests have begun to come. */
  private static void serve(ServerSocket listener) {
    CountDownLatch all = new CountDownLatch(MANY);
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
