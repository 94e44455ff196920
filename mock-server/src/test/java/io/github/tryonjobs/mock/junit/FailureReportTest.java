package io.github.tryonjobs.mock.junit;

import static io.github.tryonjobs.mock.junit.Samples.failures;
import static io.github.tryonjobs.mock.junit.Samples.get;
import static io.github.tryonjobs.mock.junit.Samples.journals;
import static io.github.tryonjobs.mock.junit.Samples.onlyFailure;
import static io.github.tryonjobs.mock.junit.Samples.run;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.tryonjobs.mock.TryOnMockServer;
import java.net.URI;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.platform.testkit.engine.EngineExecutionResults;

/** What a report says of a test that has failed. */
class FailureReportTest {

  /** Fails, and says the API key, which the journal must not do. */
  private static void fail(String apiKey) {
    throw new IllegalStateException(apiKey);
  }

  private static String journalIn(Throwable failure) {
    assertThat(failure.getSuppressed()).hasSize(1);
    Throwable journal = failure.getSuppressed()[0];
    assertThat(journal.getStackTrace()).isEmpty();
    return String.valueOf(journal.getMessage());
  }

  @TryOnMockTest
  static class Failing {
    @BeforeAll
    static void ask(@MockBaseUri URI baseUri) {
      get(baseUri, "sk_of_application", "404~too-early");
    }

    @Test
    void fails(TryOnMockServer mock, @MockApiKey String apiKey) {
      get(mock.baseUri(), "sk_of_application", "completed~meanwhile");
      get(mock.baseUri(), apiKey, "pending~" + apiKey);
      get(mock.baseUri(), apiKey, "running");
      fail(apiKey);
    }

    @Test
    void hasOtherRequests(@MockBaseUri URI baseUri, @MockApiKey String apiKey) {
      get(baseUri, apiKey, "404~other");
    }
  }

  @Test
  void theJournalOfTheTestIsInTheFailureAndInTheReport() {
    EngineExecutionResults results = run(Failing.class);

    String journal = journalIn(onlyFailure(results));
    assertThat(journal.lines())
        .hasSize(4)
        .satisfiesExactly(
            title -> assertThat(title).contains("http://127.0.0.1:", "requests of this test: 3"),
            other ->
                assertThat(other)
                    .startsWith("  [API key of no test, ")
                    .contains(
                        "@TryOnMockTest(apiKey = …) binds it] #",
                        "/v1/try-on/job/completed~meanwhile -> 200 completed"),
            first -> assertThat(first).contains("/v1/try-on/job/pending~*** -> 200 pending"),
            second -> assertThat(second).contains("GET /v1/try-on/job/running -> 200 running"));
    assertThat(journals(results)).containsExactly(journal);
  }

  @Test
  void theApiKeyIsNotInTheJournal() {
    Throwable failure = onlyFailure(run(Failing.class));

    assertThat(failure.getMessage()).startsWith("sk_");
    assertThat(journalIn(failure)).doesNotContain(failure.getMessage(), "sk_");
  }

  static class FailingLate {
    @TryOnMockTest
    @Test
    void fails(@MockBaseUri URI baseUri, @MockApiKey String apiKey) {
      IntStream.rangeClosed(1, 102).forEach(i -> get(baseUri, apiKey, "running~" + i + "th"));
      fail("");
    }
  }

  @Test
  void aLongJournalIsCutAtItsBeginning() {
    assertThat(journalIn(onlyFailure(run(FailingLate.class))).lines())
        .hasSize(102)
        .contains("  (2 before these)")
        .noneMatch(line -> line.contains("running~2th"))
        .anyMatch(line -> line.contains("running~3th"))
        .anyMatch(line -> line.contains("running~102th"));
  }

  @TryOnMockTest
  static class FailingWithoutRequest {
    @Test
    void fails() {
      fail("");
    }
  }

  @Test
  void aTestWithoutRequestIsToldWhereTheyShouldHaveGone() {
    assertThat(journalIn(onlyFailure(run(FailingWithoutRequest.class))))
        .contains("no request of this test", "http://127.0.0.1:");
  }

  @TryOnMockTest
  static class FailingDynamically {
    @TestFactory
    Stream<DynamicTest> tests(@MockBaseUri URI baseUri, @MockApiKey String apiKey) {
      return Stream.of(
          DynamicTest.dynamicTest("succeeds", () -> get(baseUri, apiKey, "pending")),
          DynamicTest.dynamicTest("fails", () -> fail("")));
    }
  }

  @Test
  void aDynamicTestHasTheJournalToo() {
    EngineExecutionResults results = run(FailingDynamically.class);

    assertThat(journalIn(onlyFailure(results))).contains("/v1/try-on/job/pending");
    assertThat(journals(results)).hasSize(1);
  }

  @TryOnMockTest
  static class NotFailing {
    @Test
    void succeeds(@MockBaseUri URI baseUri, @MockApiKey String apiKey) {
      get(baseUri, apiKey, "pending");
    }

    @Test
    void isAborted(@MockBaseUri URI baseUri, @MockApiKey String apiKey) {
      get(baseUri, apiKey, "pending");
      Assumptions.abort();
    }
  }

  @Test
  void nothingIsReportedOfTestsThatDoNotFail() {
    EngineExecutionResults results = run(NotFailing.class);

    assertThat(failures(results)).isEmpty();
    assertThat(journals(results)).isEqualTo(List.of());
  }
}
