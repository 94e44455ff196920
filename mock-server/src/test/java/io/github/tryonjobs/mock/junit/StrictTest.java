package io.github.tryonjobs.mock.junit;

import static io.github.tryonjobs.mock.junit.Samples.assertAllGreen;
import static io.github.tryonjobs.mock.junit.Samples.failures;
import static io.github.tryonjobs.mock.junit.Samples.get;
import static io.github.tryonjobs.mock.junit.Samples.journals;
import static io.github.tryonjobs.mock.junit.Samples.onlyFailure;
import static io.github.tryonjobs.mock.junit.Samples.run;
import static io.github.tryonjobs.mock.junit.Samples.start;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.tryonjobs.mock.TryOnMockServer;
import java.net.URI;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.platform.testkit.engine.EngineExecutionResults;
import org.opentest4j.AssertionFailedError;

/** What a request that the mock server does not understand does to a test. */
class StrictTest {

  private static final String WRONG = "pending*x";
  private static final String REASON = "character 9: expected a number of polls";

  private static void assertTold(Throwable failure) {
    assertThat(failure)
        .isInstanceOf(AssertionFailedError.class)
        .hasMessageContainingAll(
            "GET /v1/try-on/job/" + WRONG + " -> 422 invalid-scenario",
            REASON,
            "@TryOnMockTest(strict = false)");
  }

  @TryOnMockTest
  static class Misunderstood {
    @Test
    void asksWrongly(@MockBaseUri URI baseUri, @MockApiKey String apiKey) {
      get(baseUri, apiKey, WRONG);
    }

    @Test
    void asksRightly(@MockBaseUri URI baseUri, @MockApiKey String apiKey) {
      get(baseUri, apiKey, "pending");
    }
  }

  @Test
  void failsTheTestWithTheReasonAndTheJournal() {
    EngineExecutionResults results = run(Misunderstood.class);

    Throwable failure = onlyFailure(results);
    assertTold(failure);
    assertThat(failure.getSuppressed()).hasSize(1);
    assertThat(journals(results)).hasSize(1);
    results.testEvents().assertStatistics(tests -> tests.succeeded(1).failed(1));
  }

  @TryOnMockTest
  static class MisunderstoodStart {
    @Test
    void startsWrongly(@MockBaseUri URI baseUri, @MockApiKey String apiKey) {
      start(baseUri, apiKey, WRONG + ".jpg");
    }

    /** The API refuses that; it is no mistake of the mock server's. */
    @Test
    void isRefused(@MockBaseUri URI baseUri, @MockApiKey String apiKey) {
      start(baseUri, apiKey, "start-403.jpg");
    }
  }

  @Test
  void aStartThatIsNotUnderstoodFailsTheTest() {
    EngineExecutionResults results = run(MisunderstoodStart.class);

    assertThat(onlyFailure(results))
        .hasMessageContainingAll("POST /v1/try-on -> 422 invalid-scenario", REASON);
    results.testEvents().assertStatistics(tests -> tests.succeeded(1).failed(1));
  }

  @TryOnMockTest
  static class MisunderstoodOfNobody {
    @Test
    void asksWrongly(@MockBaseUri URI baseUri, @MockApiKey String apiKey) {
      get(baseUri, apiKey, WRONG);
    }

    @Test
    void asksWronglyWithAnotherKey(@MockBaseUri URI baseUri) {
      get(baseUri, "sk_of_nobody", WRONG);
    }

    @Test
    void asksRightly(@MockBaseUri URI baseUri, @MockApiKey String apiKey) {
      get(baseUri, apiKey, "pending");
    }
  }

  @Test
  void failsTheTestThatRanWithAnyKey() {
    EngineExecutionResults results = run(MisunderstoodOfNobody.class);

    assertThat(failures(results)).hasSize(2).allSatisfy(StrictTest::assertTold);
    results.testEvents().assertStatistics(tests -> tests.succeeded(1).failed(2));
  }

  @TryOnMockTest
  static class KeyInPath {
    @Test
    void asksWrongly(@MockBaseUri URI baseUri, @MockApiKey String apiKey) {
      get(baseUri, apiKey, "pending*x");
      get(baseUri, "sk_of_application", "pending*x~" + apiKey);
    }
  }

  @Test
  void apiKeysAreNotInTheReason() {
    assertThat(onlyFailure(run(KeyInPath.class)))
        .hasMessageContainingAll("pending*x ", "pending*x~***")
        .hasMessageNotContaining("sk_test");
  }

  @TryOnMockTest
  static class MisunderstoodAndReset {
    @Test
    void asksWrongly(TryOnMockServer mock, @MockApiKey String apiKey) {
      get(mock.baseUri(), apiKey, WRONG);
    }

    @AfterEach
    void reset(TryOnMockServer mock) {
      mock.reset();
      mock.acrossKeys().reset();
    }
  }

  @Test
  void isToldWhateverIsResetAfterwards() {
    EngineExecutionResults results = run(MisunderstoodAndReset.class);

    assertTold(onlyFailure(results));
    assertThat(journals(results)).singleElement().asString().contains("requests of this test: 1");
  }

  @TryOnMockTest
  static class MisunderstoodAndFailing {
    @Test
    void asksWronglyAndFails(@MockBaseUri URI baseUri, @MockApiKey String apiKey) {
      get(baseUri, apiKey, WRONG);
      throw new IllegalStateException("first");
    }
  }

  @Test
  void isToldBesideAnotherFailure() {
    Throwable failure = onlyFailure(run(MisunderstoodAndFailing.class));

    assertThat(failure).hasMessage("first");
    assertThat(failure.getSuppressed()).hasSize(2).satisfiesOnlyOnce(StrictTest::assertTold);
  }

  @TryOnMockTest
  static class MisunderstoodAndAborted {
    @Test
    void asksWronglyAndEnds(@MockBaseUri URI baseUri, @MockApiKey String apiKey) {
      get(baseUri, apiKey, WRONG);
      Assumptions.abort();
    }

    @TestFactory
    Stream<DynamicTest> endsDynamically(@MockBaseUri URI baseUri, @MockApiKey String apiKey) {
      return Stream.of(DynamicTest.dynamicTest("ends", () -> asksWronglyAndEnds(baseUri, apiKey)));
    }
  }

  @Test
  void failsATestThatIsAborted() {
    assertThat(failures(run(MisunderstoodAndAborted.class)))
        .hasSize(2)
        .allSatisfy(StrictTest::assertTold);
  }

  @TryOnMockTest
  static class MisunderstoodDynamically {
    @TestFactory
    Stream<DynamicTest> tests(@MockBaseUri URI baseUri, @MockApiKey String apiKey) {
      return Stream.of(
          DynamicTest.dynamicTest("wrong", () -> get(baseUri, apiKey, WRONG)),
          DynamicTest.dynamicTest("right", () -> get(baseUri, apiKey, "pending")));
    }
  }

  @Test
  void failsTheDynamicTest() {
    EngineExecutionResults results = run(MisunderstoodDynamically.class);

    assertTold(onlyFailure(results));
    results.testEvents().assertStatistics(tests -> tests.succeeded(1).failed(1));
  }

  @TryOnMockTest(strict = false)
  static class Lenient {
    @Test
    void asksWrongly(@MockBaseUri URI baseUri, @MockApiKey String apiKey) {
      get(baseUri, apiKey, WRONG);
      get(baseUri, "sk_of_application", WRONG);
    }
  }

  @Test
  void failsNothingIfItIsMeant() {
    assertAllGreen(run(Lenient.class), 1);
  }
}
