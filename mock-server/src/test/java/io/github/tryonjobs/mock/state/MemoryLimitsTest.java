package io.github.tryonjobs.mock.state;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.tryonjobs.mock.contract.Catalogue;
import io.github.tryonjobs.mock.scenario.Languages;
import io.github.tryonjobs.mock.scenario.Plan;
import io.github.tryonjobs.mock.scenario.ScenarioParser;
import java.time.Instant;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What callers can fill is limited in bytes; the oldest goes first, and is counted. */
class MemoryLimitsTest {

  private static final Languages LANGUAGES = Catalogue.ofContract().languages();
  private static final ScenarioParser PARSER = LANGUAGES.jobs();
  private static final long LIMIT = 100_000;

  private final State state =
      new State(
          LANGUAGES,
          new State.Setup(
              Set.of(),
              () -> Instant.EPOCH,
              Settings.defaults(LANGUAGES),
              "example",
              0,
              1_000_000,
              null,
              new MemoryLimits(LIMIT, LIMIT, LIMIT, LIMIT, LIMIT)));

  @ParameterizedTest
  @ValueSource(ints = {1, 100, 8_000})
  void polledJobsOfWhateverLength(int length) {
    for (int i = 0; i < 10_000; i++) {
      state.ask("sk", "pending,completed~" + "a".repeat(length) + i);
    }

    assertWithin("polled_jobs");
    assertThat(state.jobs(null, 0, 10_000)).hasSizeLessThan(400);
  }

  @Test
  void polledJobsOfManySteps() {
    for (int i = 0; i < 1_000; i++) {
      state.ask("sk", "500,".repeat(999) + "404~" + i);
    }

    assertWithin("polled_jobs");
  }

  @Test
  void theJobThatWasPolledLongestAgoGoesFirst() {
    state.ask("sk", "pending*5000,completed~often");
    state.ask("sk", "pending*5000,completed~once");
    for (int i = 0; i < 5_000; i++) {
      state.ask("sk", "pending~" + i);
      state.ask("sk", "pending*5000,completed~often");
    }

    assertThat(poll("pending*5000,completed~often")).isEqualTo("completed");
    assertThat(poll("pending*5000,completed~once")).isEqualTo("pending");
  }

  @Test
  void createdJobs() {
    Plan plan = PARSER.parse("completed~" + "a".repeat(5_000));
    for (int i = 0; i < 10_000; i++) {
      state.createJob("job-" + i, plan, null);
    }

    assertWithin("created_jobs");
    assertThat(poll("job-9999")).isEqualTo("completed");
    assertThat(poll("job-0")).isEqualTo("404");
  }

  @Test
  void accountsAndTheirJobs() {
    for (int i = 0; i < 10_000; i++) {
      state.ask("sk" + "a".repeat(1_000) + i, "completed");
    }

    assertWithin("accounts");
    assertThat(state.jobs(null, 0, 10_000)).hasSizeLessThan(100);
  }

  @Test
  void settingsOfAccounts() {
    Settings settings =
        Settings.NONE.withUnknownJobs(PARSER.parse("completed~" + "a".repeat(5_000)));
    for (int i = 0; i < 1_000; i++) {
      state.change("sk" + i, settings);
    }

    assertWithin("accounts");
  }

  @Test
  void theJournal() {
    for (int i = 0; i < 10_000; i++) {
      MockRequest request = new MockRequest(state, "GET", "/" + "a".repeat(900), "sk", "");
      request.ask("completed~" + "a".repeat(900));
      request.record(200, "", null);
    }

    assertWithin("journal");
    assertThat(state.journal().dropped()).isEqualTo(10_000 - state.journal().all().size());
  }

  private String poll(String id) {
    return state.ask("sk", id).text();
  }

  private void assertWithin(String memory) {
    assertThat(state.memory())
        .filteredOn(use -> use.name().equals(memory))
        .singleElement()
        .satisfies(
            use -> {
              assertThat(use.bytes()).isBetween(LIMIT / 4, LIMIT);
              assertThat(use.dropped()).isPositive();
            });
  }
}
