package io.github.tryonjobs.mock;

import static io.github.tryonjobs.mock.RawHttp.JOB;
import static io.github.tryonjobs.mock.RawHttp.key;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ref.WeakReference;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.BooleanSupplier;
import java.util.logging.Level;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.parallel.Isolated;

/** A quiet neighbour: many servers in one process, and nothing of them afterwards. */
@Isolated("it looks at the threads, properties and memory of the whole process")
@Timeout(300)
class ManyServersTest {

  private static final Duration SOON = Duration.ofSeconds(10);

  @Test
  void aHundredServersDoNotDisturbEachOther() throws Exception {
    List<TryOnMockServer> servers = new ArrayList<>();
    try {
      for (int i = 0; i < 100; i++) {
        servers.add(TryOnMockServer.start());
      }
      for (int i = 0; i < 100; i++) {
        TryOnMockServer server = servers.get(i);
        if (i % 2 == 0) {
          server.reset();
        }
        assertThat(body(server.baseUri(), "pending,completed")).contains("\"pending\"");
        assertThat(server.requests()).hasSize(1);
      }
    } finally {
      servers.forEach(TryOnMockServer::close);
    }
    assertEventually("no thread", () -> threads().isEmpty());
    for (TryOnMockServer server : servers) {
      try (ServerSocket free =
          new ServerSocket(server.baseUri().getPort(), 1, InetAddress.getLoopbackAddress())) {
        assertThat(free.isBound()).isTrue();
      }
    }
  }

  @Test
  void itsThreadsAreDaemons() throws Exception {
    try (TryOnMockServer server = TryOnMockServer.start()) {
      body(server.baseUri(), "completed");

      assertThat(threads()).isNotEmpty().allMatch(Thread::isDaemon);
    }
  }

  @Test
  void startingAndStoppingManyTimesLeavesNothing() throws Exception {
    Properties before = (Properties) System.getProperties().clone();
    Set<Thread> others = Thread.getAllStackTraces().keySet();
    for (int i = 0; i < 100; i++) {
      try (TryOnMockServer server = TryOnMockServer.start()) {
        body(server.baseUri(), "completed");
      }
    }

    assertEventually("no thread", () -> threads().isEmpty());
    assertThat(System.getProperties()).isEqualTo(before);
    assertThat(Thread.getAllStackTraces().keySet()).hasSizeLessThanOrEqualTo(others.size() + 3);
  }

  @Test
  void aClosedServerCanBeCollected() throws Exception {
    TryOnMockServer server = TryOnMockServer.start();
    body(server.baseUri(), "completed");
    String late = server.createJob("completed", "1h");
    try (TryOnMockServer other = TryOnMockServer.start();
        RawHttp leaving = new RawHttp(server.baseUri())) {
      leaving.write(RawHttp.request("GET", JOB + late, server.baseUri(), key("a")));
      assertThat(other.requests()).isEmpty();
      server.job(late).within(SOON).wasPolled(1);
      server.close();
      WeakReference<TryOnMockServer> reference = new WeakReference<>(server);
      WeakReference<Object> state = new WeakReference<>(server.state);
      server = null;

      assertEventually(
          "the server is collected",
          () -> {
            System.gc();
            return reference.refersTo(null) && state.refersTo(null);
          });
    }
  }

  @Test
  void closingTwiceIsClosingOnce() {
    TryOnMockServer server = TryOnMockServer.start();
    server.close();

    server.close();
  }

  @Test
  void closingUnderLoadEndsAllClientsAndLogsNothing() throws Exception {
    ServerLog log = new ServerLog(Level.INFO);
    ExecutorService clients = Executors.newFixedThreadPool(8);
    try {
      TryOnMockServer server = TryOnMockServer.start();
      String stalled = RawHttp.request("GET", JOB + "stall", server.baseUri(), key("a"));
      List<Future<?>> polling = new ArrayList<>();
      for (int i = 0; i < 8; i++) {
        polling.add(clients.submit(() -> pollUntilTheEnd(server.baseUri())));
      }
      try (RawHttp waiting = new RawHttp(server.baseUri())) {
        waiting.write(stalled);
        assertEventually("under load", () -> server.requests().size() > 200);

        server.close();

        assertThat(waiting.readAll()).isEmpty();
      }
      for (Future<?> client : polling) {
        client.get();
      }
    } finally {
      clients.shutdownNow();
      log.close();
    }
    assertThat(log.messages()).as("logged").isEmpty();
  }

  private static void pollUntilTheEnd(URI server) {
    try (RawHttp connection = new RawHttp(server)) {
      for (int i = 0; i < 1_000_000; i++) {
        connection.write(RawHttp.request("GET", JOB + "running", server, key("load")));
        connection.read();
      }
    } catch (IOException e) {
      // The end.
    }
  }

  @Test
  void startUseAndStopLogNothing() throws Exception {
    ServerLog log = new ServerLog(Level.INFO);
    try (TryOnMockServer server = TryOnMockServer.start()) {
      for (String id : List.of("completed", "400", "500", "pending*x", "a/b")) {
        body(server.baseUri(), id);
      }
    } finally {
      log.close();
    }
    assertThat(log.messages()).as("logged").isEmpty();
  }

  @Test
  void aServerThatCannotBeStartedLeavesNothing() throws Exception {
    try (ServerSocket used = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      TryOnMockServerBuilder builder = TryOnMockServer.builder().port(used.getLocalPort());

      assertThatThrownBy(builder::start).isInstanceOf(UncheckedIOException.class);
    }
    assertEventually("no thread", () -> threads().isEmpty());
  }

  @Test
  void anAddressThatIsNoneIsReportedAsSuch() {
    assertThatThrownBy(() -> TryOnMockServer.builder().host("no.such.host.invalid").start())
        .isInstanceOf(UncheckedIOException.class)
        .hasCauseInstanceOf(UnknownHostException.class);
  }

  private static String body(URI server, String id) throws IOException {
    try (RawHttp connection = new RawHttp(server)) {
      connection.write(RawHttp.request("GET", JOB + id, server, key("a")));
      return connection.read().body();
    }
  }

  private static Set<Thread> threads() {
    return Thread.getAllStackTraces().keySet().stream()
        .filter(thread -> thread.getName().startsWith("try-on-mock-"))
        .collect(Collectors.toSet());
  }

  private static void assertEventually(String what, BooleanSupplier condition) {
    Instant deadline = Instant.now().plus(SOON);
    while (!condition.getAsBoolean()) {
      assertThat(Instant.now()).as("deadline for: " + what).isBefore(deadline);
      Thread.onSpinWait();
    }
  }
}
