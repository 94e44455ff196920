package io.github.tryonjobs.mock.junit;

import static io.github.tryonjobs.mock.junit.Samples.assertAllGreen;
import static io.github.tryonjobs.mock.junit.Samples.get;
import static io.github.tryonjobs.mock.junit.Samples.onlyFailure;
import static io.github.tryonjobs.mock.junit.Samples.run;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.concurrent.CyclicBarrier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.platform.testkit.engine.EngineExecutionResults;

/** What a request does that is not understood and has the API key of no test that runs. */
class StrictOfNobodyTest {

  private static void askWrongly(URI baseUri) {
    get(baseUri, "sk_of_application", "pending*x");
  }

  private static void assertTold(Throwable failure) {
    assertThat(failure)
        .hasMessageContainingAll(
            "[API key of no test, so maybe another's; @TryOnMockTest(apiKey = …) binds it] #",
            "expected a number of polls");
  }

  @TryOnMockTest
  static class BeforeTests {
    @BeforeAll
    static void ask(@MockBaseUri URI baseUri) {
      askWrongly(baseUri);
    }

    @RepeatedTest(2)
    void asksNothing() {}
  }

  @Test
  void failsTheFirstTestIfItCameBefore() {
    EngineExecutionResults results = run(BeforeTests.class);

    assertTold(onlyFailure(results));
    results.testEvents().assertStatistics(tests -> tests.succeeded(1).failed(1));
  }

  @TryOnMockTest
  static class AfterTests {
    private static URI server = URI.create("http://127.0.0.1");

    @Test
    void asksNothing(@MockBaseUri URI baseUri) {
      server = baseUri;
    }

    @AfterAll
    static void ask() {
      askWrongly(server);
    }
  }

  @Test
  void failsTheClassIfItCameAfterItsLastTest() {
    EngineExecutionResults results = run(AfterTests.class);

    assertTold(onlyFailure(results));
    results.testEvents().assertStatistics(tests -> tests.succeeded(1).failed(0));
  }

  @TryOnMockTest
  @Execution(ExecutionMode.CONCURRENT)
  static class AtOnce {
    static final CyclicBarrier BOTH = new CyclicBarrier(2);

    @RepeatedTest(2)
    void oneAsks(@MockBaseUri URI baseUri, RepetitionInfo repetition) throws Exception {
      BOTH.await();
      if (repetition.getCurrentRepetition() == 1) {
        askWrongly(baseUri);
      }
      BOTH.await();
    }
  }

  @Test
  void failsOneOfTheTestsThatRanAtOnce() {
    EngineExecutionResults results = Samples.runParallel(2, AtOnce.class);

    assertTold(onlyFailure(results));
    results.testEvents().assertStatistics(tests -> tests.succeeded(1).failed(1));
  }

  @TryOnMockTest
  @Execution(ExecutionMode.CONCURRENT)
  static class AtOnceWithLenient {
    static final CyclicBarrier BOTH = new CyclicBarrier(2);

    @TryOnMockTest(strict = false)
    @Test
    void asksWrongly(@MockBaseUri URI baseUri) throws Exception {
      BOTH.await();
      askWrongly(baseUri);
      BOTH.await();
    }

    @Test
    void asksNothing() throws Exception {
      BOTH.await();
      BOTH.await();
    }
  }

  @Test
  void failsNothingIfItMayBeThatOfALenientTest() {
    assertAllGreen(Samples.runParallel(2, AtOnceWithLenient.class), 2);
  }

  @TryOnMockTest(strict = false)
  static class LenientClass extends BeforeTests {}

  @TryOnMockTest
  @TestMethodOrder(MethodOrderer.OrderAnnotation.class)
  static class AfterLenientClass {
    @Order(1)
    @TryOnMockTest(strict = false)
    @Test
    void isLenient(@MockBaseUri URI baseUri) {
      askWrongly(baseUri);
    }

    @Order(2)
    @Test
    void isStrict() {}
  }

  @Test
  void failsNothingIfItCameWhileALenientClassOrTestRan() {
    assertAllGreen(run(LenientClass.class, AfterLenientClass.class), 4);
  }

  @TryOnMockTest
  @TestMethodOrder(MethodOrderer.OrderAnnotation.class)
  static class BeforeLenient {
    @BeforeAll
    static void ask(@MockBaseUri URI baseUri) {
      askWrongly(baseUri);
    }

    @Order(1)
    @TryOnMockTest(strict = false)
    @Test
    void isLenient() {}

    @Order(2)
    @Test
    void isStrict() {}
  }

  @Test
  void isNotForgivenByALenientTestThatBeganLater() {
    EngineExecutionResults results = run(BeforeLenient.class);

    assertTold(onlyFailure(results));
    results.testEvents().assertStatistics(tests -> tests.succeeded(1).failed(1));
  }
}
