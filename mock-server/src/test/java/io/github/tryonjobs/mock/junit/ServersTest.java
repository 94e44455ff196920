package io.github.tryonjobs.mock.junit;

import static io.github.tryonjobs.mock.junit.Samples.assertAllGreen;
import static io.github.tryonjobs.mock.junit.Samples.run;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.tryonjobs.mock.TryOnMockServer;
import java.io.UncheckedIOException;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

/** How many servers there are, and how long they live. */
class ServersTest {

  @TryOnMockTest
  static class First {
    static final Queue<TryOnMockServer> SERVERS = new ConcurrentLinkedQueue<>();

    @RepeatedTest(2)
    void ofClass(TryOnMockServer mock, @MockApiKey String apiKey) {
      SERVERS.add(mock);
      Samples.assertPolled(mock.baseUri(), apiKey, "running", "running");
    }

    @TryOnMockTest(unknownJobs = "running")
    @Nested
    class Inner {
      @TryOnMockTest
      @Test
      void ofMethod(TryOnMockServer mock) {
        SERVERS.add(mock);
      }
    }
  }

  static class Second {
    @TryOnMockTest
    @Test
    void ofMethod(TryOnMockServer mock) {
      First.SERVERS.add(mock);
    }
  }

  @Test
  void allTestsHaveOneServerThatIsClosedAtTheEndOfTheRun() {
    assertAllGreen(run(First.class, Second.class), 4);

    assertThat(First.SERVERS).hasSize(4);
    assertThat(First.SERVERS.stream().map(TryOnMockServer::baseUri).distinct()).hasSize(1);
    assertClosed(First.SERVERS.element());
    assertThat(First.SERVERS.element().acrossKeys().requests())
        .as("room for tests that run")
        .isEmpty();
  }

  /** Its port may already be that of another server, which then has the request in its journal. */
  private static void assertClosed(TryOnMockServer server) {
    String job = UUID.randomUUID().toString();
    try {
      Samples.get(server.baseUri(), "sk_test", job);
    } catch (UncheckedIOException e) {
      // Nobody has taken its port.
    }
    assertThat(server.acrossKeys().requests(job))
        .as("requests that %s still answers", server)
        .isEmpty();
  }
}
