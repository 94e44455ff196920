package io.github.tryonjobs.contract.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.tryonjobs.mock.TryOnMockServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Changes the kept requests at random, without Jazzer and therefore many more of them: {@code
 * fuzz.requests} in all, from {@code fuzz.seed} on.
 */
@Tag("stress")
class ManyRequestsTest {

  private static final int CLIENTS = 4;
  private static final int PROGRESS = 1_000_000;

  /** Each connection keeps one of a server's ports for a minute. */
  private static final int OF_ONE_SERVER = 5_000;

  private static final List<String> PARTS =
      List.of(
          "\r\n",
          "\n",
          "\r",
          "\r\n\r\n",
          " ",
          "\t",
          ":",
          "\0",
          "\u00e9",
          "%00",
          "%2F",
          "%ff",
          "/..",
          "?",
          "#",
          "0",
          "ffffffffffffffff",
          "99999999999999999999",
          " HTTP/1.0",
          " HTTP/1.1\r\n",
          "Host: 127.0.0.1\r\n",
          "Content-Length: 5\r\n",
          "Content-Length: 0\r\n",
          "Transfer-Encoding: chunked\r\n",
          "Expect: 100-continue\r\n",
          "Connection: close\r\n",
          "X-API-KEY: sk_other\r\n",
          "5\r\nhello\r\n0\r\n\r\n",
          "GET /v1/try-on/job/completed HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n");

  private final long requests = Long.getLong("fuzz.requests", 100_000);
  private final long seed = Long.getLong("fuzz.seed", System.nanoTime());
  private final AtomicLong sent = new AtomicLong();

  @Test
  void areAnsweredAsTheyMayBe() throws Exception {
    List<byte[]> kept = keptInputs();
    CompletableFuture<?>[] clients =
        IntStream.range(0, CLIENTS)
            .mapToObj(number -> CompletableFuture.runAsync(() -> run(kept, seed + number)))
            .toArray(CompletableFuture[]::new);
    CompletableFuture.allOf(clients).join();
    assertThat(sent.get()).isGreaterThanOrEqualTo(requests);
  }

  private void run(List<byte[]> kept, long ownSeed) {
    SplittableRandom random = new SplittableRandom(ownSeed);
    while (sent.get() < requests) {
      try (TryOnMockServer server = TryOnMockServer.builder().startedJobs("completed").start()) {
        for (int i = 0; i < OF_ONE_SERVER; i++) {
          byte[] request = changed(kept, random);
          while (RequestFuzzTest.waits(request)) {
            request = changed(kept, random);
          }
          judge(server, request);
          long number = sent.incrementAndGet();
          if (number % PROGRESS == 0) {
            System.out.printf("%,d requests, seed %d%n", number, seed);
          }
        }
      }
    }
  }

  private void judge(TryOnMockServer server, byte[] request) {
    try {
      Wire.judge(server, request);
      server.reset();
    } catch (IOException | AssertionError e) {
      String bytes = Base64.getEncoder().encodeToString(request);
      throw new AssertionError("seed " + seed + ", request (Base64) " + bytes, e);
    }
  }

  private static byte[] changed(List<byte[]> kept, SplittableRandom random) {
    byte[] request = kept.get(random.nextInt(kept.size()));
    for (int changes = random.nextInt(1, 6); changes > 0; changes--) {
      int from = random.nextInt(request.length + 1);
      int to = Math.min(request.length, from + random.nextInt(1, 20));
      request =
          switch (random.nextInt(5)) {
            case 0 -> joined(request, from, new byte[] {(byte) random.nextInt(256)}, from);
            case 1 -> joined(request, from, new byte[] {(byte) random.nextInt(256)}, to);
            case 2 -> joined(request, from, new byte[0], to);
            case 3 -> joined(request, to, new byte[0], from);
            default -> joined(request, from, bytes(PARTS.get(random.nextInt(PARTS.size()))), from);
          };
    }
    return request;
  }

  /** Returns a request up to an index, then other bytes, then the request from an index on. */
  private static byte[] joined(byte[] request, int end, byte[] between, int from) {
    ByteArrayOutputStream joined = new ByteArrayOutputStream();
    joined.write(request, 0, end);
    joined.writeBytes(between);
    joined.write(request, from, request.length - from);
    return joined.toByteArray();
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.ISO_8859_1);
  }

  /** Returns the kept requests, and the kept control calls as requests. */
  private static List<byte[]> keptInputs() throws IOException {
    try (Stream<Path> requests = KeptInputsTest.files(RequestFuzzTest.class, "request");
        Stream<Path> calls = KeptInputsTest.files(ControlFuzzTest.class, "call")) {
      return Stream.concat(
              requests.map(ManyRequestsTest::read),
              calls.map(ManyRequestsTest::read).map(ControlFuzzTest::request))
          .filter(request -> request.length > 0)
          .toList();
    }
  }

  private static byte[] read(Path file) {
    try {
      return Files.readAllBytes(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
