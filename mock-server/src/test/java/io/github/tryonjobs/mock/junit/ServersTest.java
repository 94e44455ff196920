package io.github.tryonjobs.mock.junit;

import static io.github.tryonjobs.mock.junit.Samples.assertAllGreen;
import static io.github.tryonjobs.mock.junit.Samples.run;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.tryonjobs.mock.TryOnMockServer;
import io.github.tryonjobs.mock.state.MockClock;
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
  static class OnePerClass {
    static final Queue<TryOnMockServer> SERVERS = new ConcurrentLinkedQueue<>();

    @RepeatedTest(2)
    void one(TryOnMockServer mock) {
      SERVERS.add(mock);
    }

    @Nested
    class Inner {
      @Test
      void two(TryOnMockServer mock) {
        SERVERS.add(mock);
      }
    }
  }

  @Test
  void aClassAndTheClassesInItHaveOneServerThatIsClosedAfterwards() {
    assertAllGreen(run(OnePerClass.class), 3);

    assertThat(OnePerClass.SERVERS).hasSize(3);
    assertThat(OnePerClass.SERVERS.stream().map(TryOnMockServer::baseUri).distinct()).hasSize(1);
    assertClosed(OnePerClass.SERVERS.element());
  }

  @TryOnMockTest
  static class OwnOnes {
    static final Queue<TryOnMockServer> SERVERS = new ConcurrentLinkedQueue<>();

    @Test
    void hasThatOfTheClass(TryOnMockServer mock) {
      SERVERS.add(mock);
    }

    @TryOnMockTest(scenario = "running")
    @RepeatedTest(2)
    void hasItsOwn(TryOnMockServer mock, MockClock clock) {
      SERVERS.forEach(ServersTest::assertOfNoOtherMethod);
      assertThat(clock).isSameAs(mock.clock());
      Samples.assertPolled(mock.baseUri(), "sk_of_application", "some-id", "running");
      assertThat(mock.requests()).as("requests of its own key").isEmpty();
      SERVERS.add(mock);
    }

    @TryOnMockTest
    @Nested
    class Inner {
      @Test
      void hasThatOfTheInnerClass(TryOnMockServer mock) {
        SERVERS.add(mock);
      }
    }
  }

  private static void assertOfNoOtherMethod(TryOnMockServer earlier) {
    assertThat(earlier.acrossKeys().requests()).hasSizeLessThanOrEqualTo(1);
  }

  @Test
  void aMethodOrNestedClassWithTheAnnotationHasItsOwnServerThatIsClosedAfterwards() {
    assertAllGreen(run(OwnOnes.class), 4);

    assertThat(OwnOnes.SERVERS.stream().map(TryOnMockServer::baseUri).distinct()).hasSize(4);
    assertThat(OwnOnes.SERVERS).allSatisfy(ServersTest::assertClosed);
  }

  @TryOnMockTest(shared = true)
  static class SharedOne {
    static final Queue<TryOnMockServer> SERVERS = new ConcurrentLinkedQueue<>();

    @Test
    void sharesAsClass(TryOnMockServer mock, @MockApiKey String apiKey) {
      SERVERS.add(mock);
      Samples.assertPolled(mock.baseUri(), apiKey, "running", "running");
    }
  }

  static class SharedTwo {
    @TryOnMockTest(shared = true)
    @Test
    void sharesAsMethod(TryOnMockServer mock) {
      SharedOne.SERVERS.add(mock);
    }
  }

  @Test
  void allThatShareHaveOneServerThatIsClosedAtTheEndOfTheRun() {
    assertAllGreen(run(SharedOne.class, SharedTwo.class), 2);

    assertThat(SharedOne.SERVERS).hasSize(2);
    assertThat(SharedOne.SERVERS.stream().map(TryOnMockServer::baseUri).distinct()).hasSize(1);
    assertClosed(SharedOne.SERVERS.element());
    assertThat(SharedOne.SERVERS.element().acrossKeys().requests())
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
