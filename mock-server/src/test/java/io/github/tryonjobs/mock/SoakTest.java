package io.github.tryonjobs.mock;

import static io.github.tryonjobs.mock.RawHttp.JOB;
import static io.github.tryonjobs.mock.RawHttp.key;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.EOFException;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.logging.Level;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * A few minutes at full speed: the memory must be steady, each answer the expected one, and the
 * stop under load clean. It runs with {@code -Dgroups=soak} only, for {@code soak.seconds}.
 */
@Tag("soak")
class SoakTest {

  private static final int CLIENTS = 8;
  private static final int PHASES = 3;

  /** More than are kept with the heap that tests have. */
  private static final int JOBS = 100_000;

  private static final int JOURNAL_LIMIT = 10_000;
  private static final long MEGABYTE = 1024 * 1024;
  private static final long TOLERATED_GROWTH = 16 * MEGABYTE;

  private final AtomicLong requests = new AtomicLong();
  private final Queue<String> unexpected = new ConcurrentLinkedQueue<>();
  private volatile boolean closing;

  @Test
  void holds() throws Exception {
    Duration phase = Duration.ofSeconds(Long.getLong("soak.seconds", 180)).dividedBy(PHASES);
    long[] heap = new long[PHASES];
    ServerLog log = new ServerLog(Level.WARNING);
    ExecutorService clients = Executors.newFixedThreadPool(CLIENTS);
    TryOnMockServer server = TryOnMockServer.start();
    try {
      fill(server);
      System.out.printf("soak: heap with as many jobs as are kept: %d MB%n", usedMegabytes());
      IntStream.range(0, CLIENTS).forEach(number -> clients.execute(() -> run(server, number)));
      clients.shutdown();
      for (int i = 0; i < PHASES; i++) {
        watch(server, clients, Instant.now().plus(phase));
        heap[i] = usedMegabytes();
        System.out.printf(
            "soak: %d requests, %d unexpected, heap after collection %d MB%n",
            requests.get(), unexpected.size(), heap[i]);
      }
    } finally {
      closing = true;
      server.close();
      assertThat(clients.awaitTermination(30, TimeUnit.SECONDS)).as("all clients end").isTrue();
      log.close();
    }
    assertThat(unexpected).as("unexpected").isEmpty();
    assertThat(log.messages()).as("logged").isEmpty();
    assertThat(heap[PHASES - 1] - heap[0]).as("growth").isLessThan(TOLERATED_GROWTH / MEGABYTE);
  }

  /** Lets as many jobs be remembered as may be; what grows from then on is a leak. */
  private static void fill(TryOnMockServer server) throws IOException {
    try (RawHttp connection = new RawHttp(server.baseUri())) {
      for (int i = 0; i < JOBS; i++) {
        String id = "pending*2,running,completed~fill-" + i;
        connection.write(RawHttp.request("GET", JOB + id, server.baseUri(), key("soak")));
        connection.read();
      }
    }
  }

  private void watch(TryOnMockServer server, ExecutorService clients, Instant end)
      throws InterruptedException {
    while (Instant.now().isBefore(end) && !clients.awaitTermination(1, TimeUnit.SECONDS)) {
      if (server.requests().size() > JOURNAL_LIMIT) {
        unexpected.add("the journal has " + server.requests().size() + " requests");
      }
    }
  }

  private void run(TryOnMockServer server, int number) {
    for (int round = 0; !closing && unexpected.isEmpty(); round++) {
      try (RawHttp connection = new RawHttp(server.baseUri())) {
        new Client(server, connection, number + "-" + round).run();
      } catch (IOException | RuntimeException e) {
        if (!closing) {
          unexpected.add(e.toString());
        }
      }
    }
  }

  /** What one client does over one connection. */
  private final class Client {

    private static final int ROUNDS = 100;

    private final TryOnMockServer server;
    private final RawHttp connection;
    private final String name;

    Client(TryOnMockServer server, RawHttp connection, String name) {
      this.server = server;
      this.connection = connection;
      this.name = name;
    }

    void run() throws IOException {
      for (int i = 0; i < ROUNDS; i++) {
        String id = "pending*2,running,completed~" + name + "-" + i;
        for (String status : List.of("pending", "pending", "running", "completed")) {
          expect(get(id), 200, status);
        }
        expect(get("400"), 400, "invalid_request_body");
        expect(get("404"), 404, "not_found");
        expect(get("429:3"), 429, "rate");
        expect(get("500"), 500, "");
        expect(get("pending*x"), 422, "wrong at character 9");
        expect(get("a/b"), 501, "contract");
      }
      expect(
          call("POST", "/__mock/jobs", "{\"job_id\":\"" + name + "\",\"scenario\":\"failed\"}"),
          201,
          name);
      expect(get(name), 200, "failed");
      expect(call("DELETE", "/__mock/jobs/" + name, ""), 204, "");
      expect(get(name), 404, "not_found");
      fail("reset");
    }

    private void fail(String fault) throws IOException {
      try {
        unexpected.add(fault + " was answered with " + get(fault + "~" + name));
      } catch (EOFException e) {
        unexpected.add(fault + " was an orderly end");
      } catch (IOException e) {
        // As it should be.
      }
    }

    private RawHttp.Answer get(String id) throws IOException {
      return exchange("GET", RawHttp.request("GET", JOB + id, server.baseUri(), key("soak")));
    }

    private RawHttp.Answer call(String method, String target, String body) throws IOException {
      return exchange(method, RawHttp.json(method, target, server.baseUri(), "", body));
    }

    private RawHttp.Answer exchange(String method, String request) throws IOException {
      requests.incrementAndGet();
      connection.write(request);
      return connection.read(method);
    }

    private void expect(RawHttp.Answer answer, int status, String text) {
      if (answer.status() != status || !answer.body().contains(text)) {
        unexpected.add("expected " + status + " and \"" + text + "\", but was " + answer);
      }
    }
  }

  private static long usedMegabytes() {
    for (int i = 0; i < 3; i++) {
      System.gc();
    }
    Runtime runtime = Runtime.getRuntime();
    return (runtime.totalMemory() - runtime.freeMemory()) / MEGABYTE;
  }
}
