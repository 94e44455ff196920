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

  private static final String OF_CLASS = "try-on.mock.url.of-class";
  private static final String OF_METHOD = "try-on.mock.url.of-method";
  private static final String OF_RUN = "try-on.mock.url.of-run";

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
    assertThat(OnePerClass.SERVERS.stream().distinct()).hasSize(1);
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
    assertThat(earlier.requests()).hasSizeLessThanOrEqualTo(1);
  }

  @Test
  void aMethodOrNestedClassWithTheAnnotationHasItsOwnServerThatIsClosedAfterwards() {
    assertAllGreen(run(OwnOnes.class), 4);

    assertThat(OwnOnes.SERVERS.stream().distinct()).hasSize(4);
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
    assertThat(SharedOne.SERVERS.stream().distinct()).hasSize(1);
    assertClosed(SharedOne.SERVERS.element());
    assertThat(SharedOne.SERVERS.element().requests()).as("room for tests that run").isEmpty();
  }

  @TryOnMockTest(publish = OF_CLASS)
  static class Publishing {
    @Test
    void publishes(@MockBaseUri String baseUri) {
      assertThat(System.getProperty(OF_CLASS)).isEqualTo(baseUri);
    }

    @TryOnMockTest(publish = OF_METHOD)
    @Test
    void publishesForItself(@MockBaseUri String baseUri) {
      assertThat(System.getProperty(OF_METHOD)).isEqualTo(baseUri);
      assertThat(System.getProperty(OF_CLASS)).isNotEqualTo(baseUri);
    }
  }

  @Test
  void aPublishedPropertyIsAfterwardsWhatItWasBefore() {
    System.setProperty(OF_CLASS, "before");

    assertAllGreen(run(Publishing.class), 2);

    assertThat(System.getProperty(OF_CLASS)).isEqualTo("before");
    assertThat(System.getProperty(OF_METHOD)).isNull();
    System.clearProperty(OF_CLASS);
  }

  @TryOnMockTest(shared = true, publish = OF_RUN)
  static class PublishingShared {
    @Test
    void publishes(@MockBaseUri String baseUri) {
      assertThat(System.getProperty(OF_RUN)).isEqualTo(baseUri);
    }
  }

  static class AlsoPublishingShared extends PublishingShared {}

  @Test
  void thePropertyOfTheSharedServerIsThereUntilTheEndOfTheRun() {
    assertAllGreen(run(PublishingShared.class, AlsoPublishingShared.class), 2);

    assertThat(System.getProperty(OF_RUN)).isNull();
  }

  /** Its port may already be that of another server, which then has the request in its journal. */
  private static void assertClosed(TryOnMockServer server) {
    String job = UUID.randomUUID().toString();
    try {
      Samples.get(server.baseUri(), "sk_test", job);
    } catch (UncheckedIOException e) {
      // Nobody has taken its port.
    }
    assertThat(server.requests(job)).as("requests that %s still answers", server).isEmpty();
  }
}
