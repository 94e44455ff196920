package io.github.tryonjobs.mock.state;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.tryonjobs.mock.contract.Catalogue;
import io.github.tryonjobs.mock.scenario.Plan;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StateTest {

  private static final String KEY = "sk_mine";
  private static final String OTHER = "sk_yours";
  private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

  private Instant now = START;
  private final State state = state(MemoryLimits.ofHeap(1L << 30));

  private State state(MemoryLimits limits) {
    return new State(
        Catalogue.ofContract().languages(),
        new State.Setup(
            Set.of(),
            () -> now,
            Settings.defaults(Catalogue.ofContract().languages()),
            "example",
            0,
            100,
            null,
            limits));
  }

  @Test
  void answersEachStepForItsNumberOfPolls() {
    assertThat(ask(KEY, "pending*2,running,completed", 4))
        .containsExactly("pending", "pending", "running", "completed");
  }

  @Test
  void holdsTheLastStepForEver() {
    assertThat(ask(KEY, "pending,completed", 3))
        .containsExactly("pending", "completed", "completed");
  }

  @Test
  void answersAStepUntilItsDurationIsOver() {
    String id = "running@30s,completed";

    assertThat(ask(KEY, id, 2)).containsExactly("running", "running");
    advance(Duration.ofSeconds(30).minusNanos(1));
    assertThat(ask(KEY, id, 1)).containsExactly("running");
    advance(Duration.ofNanos(1));
    assertThat(ask(KEY, id, 1)).containsExactly("completed");
  }

  @Test
  void countsTheDurationOfAStepFromItsOwnFirstPoll() {
    String id = "pending@10s,running@10s,completed";

    assertThat(ask(KEY, id, 1)).containsExactly("pending");
    advance(Duration.ofSeconds(25));
    assertThat(ask(KEY, id, 1)).containsExactly("running");
    advance(Duration.ofSeconds(9));
    assertThat(ask(KEY, id, 1)).containsExactly("running");
    advance(Duration.ofSeconds(1));
    assertThat(ask(KEY, id, 1)).containsExactly("completed");
  }

  @Test
  void keepsJobsAndApiKeysApart() {
    assertThat(ask(KEY, "pending,completed~a", 2)).containsExactly("pending", "completed");
    assertThat(ask(KEY, "pending,completed~b", 1)).containsExactly("pending");
    assertThat(ask(OTHER, "pending,completed~a", 1)).containsExactly("pending");
  }

  @Test
  void countsEveryOneOfManyPollsAtOnce() throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(8);
    try {
      Callable<String> poll = () -> ask(KEY, "pending*500,completed", 1).get(0);
      int pending = 0;
      for (Future<String> answer : threads.invokeAll(Collections.nCopies(1000, poll))) {
        pending += answer.get().equals("pending") ? 1 : 0;
      }
      assertThat(pending).isEqualTo(500);
    } finally {
      threads.shutdownNow();
    }
  }

  @Test
  void peekingCountsNothing() {
    assertThat(state.peek(KEY, "pending,completed").poll()).isNull();
    assertThat(ask(KEY, "pending,completed", 1)).containsExactly("pending");
  }

  @Test
  void aJobThatIsCreatedAgainStartsAnewForAllKeys() {
    state.createJob("job", plan("running,completed"), null);
    ask(KEY, "job", 2);
    ask(OTHER, "job", 2);

    state.createJob("job", plan("pending,failed"), null);

    assertThat(ask(KEY, "job", 1)).containsExactly("pending");
    assertThat(ask(OTHER, "job", 1)).containsExactly("pending");
  }

  @Test
  void aJobThatWasDeletedIsForgotten() {
    ask(KEY, "pending,completed", 2);

    assertThat(state.deleteJob(null, "pending,completed")).isTrue();
    assertThat(state.deleteJob(null, "pending,completed")).isFalse();
    assertThat(ask(KEY, "pending,completed", 1)).containsExactly("pending");
  }

  @Test
  void withoutAKeyThatIsAcceptedNothingIsCounted() {
    assertThat(state.ask(null, "completed").text()).isEqualTo("401");
    assertThat(state.ask("pk_mine", "completed").text()).isEqualTo("401");
    assertThat(state.jobs(null, 0, 10)).isEmpty();
  }

  // Rate limits.

  @Test
  void letsAsManyRequestsPassAsTheLimitSays() {
    limit("2/1m");

    assertThat(ask(KEY, "completed", 3)).containsExactly("completed", "completed", "429:60");
    assertThat(ask(OTHER, "completed", 1)).containsExactly("completed");
  }

  @Test
  void aNewWindowOpensWhenTheLastOneIsOver() {
    limit("1/1m");
    ask(KEY, "completed", 1);

    advance(Duration.ofSeconds(60).minusNanos(1));
    assertThat(ask(KEY, "completed", 1)).containsExactly("429:1");
    advance(Duration.ofNanos(1));
    assertThat(ask(KEY, "completed", 1)).containsExactly("completed");
  }

  @ParameterizedTest
  @CsvSource({"0,60", "1,60", "1000,59", "59000,1", "59999,1"})
  void tellsTheSecondsToWaitRoundedUp(long millis, int seconds) {
    limit("1/1m");
    ask(KEY, "completed", 1);
    advance(Duration.ofMillis(millis));

    assertThat(ask(KEY, "completed", 1)).containsExactly("429:" + seconds);
  }

  @Test
  void aClockThatIsTurnedBackOpensANewWindow() {
    limit("1/1m");
    ask(KEY, "completed", 1);
    advance(Duration.ofSeconds(-1));

    assertThat(ask(KEY, "completed", 1)).containsExactly("completed");
  }

  @Test
  void aResetForgetsOneKeyOrAll() {
    limit("1/1m");
    ask(KEY, "completed", 1);
    ask(OTHER, "completed", 1);

    state.reset(KEY);
    assertThat(ask(KEY, "completed", 1)).containsExactly("completed");
    assertThat(ask(OTHER, "completed", 1)).containsExactly("429:60");

    state.reset();
    assertThat(ask(OTHER, "completed", 1)).containsExactly("completed");
  }

  /** However many accounts there are. */
  @Test
  void aResetLooksOnceAtEachStartThatWaits() {
    AtomicInteger looks = new AtomicInteger();
    state.waiting().add("id", state.account(KEY).fingerprint(), looks::incrementAndGet);

    state.reset();
    assertThat(looks).hasValue(1);

    state.reset(KEY);
    assertThat(looks).hasValue(2);

    state.reset(OTHER);
    assertThat(looks).hasValue(2);
  }

  private void limit(String limit) {
    state.change(null, Settings.NONE.withRateLimit(RateLimit.parse(limit)));
  }

  private List<String> ask(String key, String id, int times) {
    return IntStream.range(0, times).mapToObj(i -> state.ask(key, id).text()).toList();
  }

  private static Plan plan(String scenario) {
    return Catalogue.ofContract().languages().jobs().parse(scenario);
  }

  private void advance(Duration duration) {
    now = now.plus(duration);
  }
}
