package io.github.tryonjobs.mock.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class JobsTest {

  private Instant now = Instant.parse("2026-01-01T00:00:00Z");
  private final Jobs jobs = new Jobs();

  @Test
  void answersEachStepForItsNumberOfPolls() {
    Plan plan = plan(polls("pending", 2), polls("running", 1), polls("completed", 1));

    assertThat(poll("key", "id", plan, 4))
        .containsExactly("pending", "pending", "running", "completed");
  }

  @Test
  void holdsTheLastStepForEver() {
    assertThat(poll("key", "id", plan(polls("pending", 1), polls("completed", 1)), 5))
        .containsExactly("pending", "completed", "completed", "completed", "completed");
  }

  @Test
  void answersAStepUntilItsDurationIsOver() {
    Plan plan = plan(lasting("running", Duration.ofSeconds(30)), polls("completed", 1));

    assertThat(poll("key", "id", plan, 2)).containsExactly("running", "running");
    advance(Duration.ofSeconds(30).minusNanos(1));
    assertThat(poll("key", "id", plan, 1)).containsExactly("running");
    advance(Duration.ofNanos(1));
    assertThat(poll("key", "id", plan, 1)).containsExactly("completed");
  }

  @Test
  void countsTheDurationOfAStepFromItsOwnFirstPoll() {
    Plan plan =
        plan(
            lasting("pending", Duration.ofSeconds(10)),
            lasting("running", Duration.ofSeconds(10)),
            polls("completed", 1));

    assertThat(poll("key", "id", plan, 1)).containsExactly("pending");
    advance(Duration.ofSeconds(25));
    assertThat(poll("key", "id", plan, 1)).containsExactly("running");
    advance(Duration.ofSeconds(9));
    assertThat(poll("key", "id", plan, 1)).containsExactly("running");
    advance(Duration.ofSeconds(1));
    assertThat(poll("key", "id", plan, 1)).containsExactly("completed");
  }

  @Test
  void keepsJobsApart() {
    Plan plan = plan(polls("pending", 1), polls("completed", 1));

    assertThat(poll("key", "a", plan, 1)).containsExactly("pending");
    assertThat(poll("key", "b", plan, 1)).containsExactly("pending");
    assertThat(poll("key", "a", plan, 1)).containsExactly("completed");
  }

  @Test
  void keepsApiKeysApart() {
    Plan plan = plan(polls("pending", 1), polls("completed", 1));

    assertThat(poll("mine", "id", plan, 2)).containsExactly("pending", "completed");
    assertThat(poll("yours", "id", plan, 1)).containsExactly("pending");
  }

  @Test
  void countsEveryOneOfManyPollsAtOnce() throws Exception {
    Plan plan = plan(polls("pending", 500), polls("completed", 1));
    ExecutorService threads = Executors.newFixedThreadPool(8);
    try {
      Callable<String> poll = () -> answer(jobs.poll("key", "id", plan, now));
      List<String> answers =
          threads.invokeAll(Collections.nCopies(1000, poll)).stream().map(JobsTest::get).toList();

      assertThat(answers).filteredOn("pending"::equals).hasSize(500);
    } finally {
      threads.shutdownNow();
    }
  }

  @Test
  void forgetsTheJobThatWasPolledLongestAgo() {
    Jobs two = new Jobs(2);
    Plan plan = plan(polls("pending", 1), polls("completed", 1));
    two.poll("key", "a", plan, now);
    two.poll("key", "b", plan, now);
    two.poll("key", "a", plan, now);

    two.poll("key", "c", plan, now);

    assertThat(answer(two.poll("key", "a", plan, now))).as("polled last").isEqualTo("completed");
    assertThat(answer(two.poll("key", "b", plan, now))).as("forgotten").isEqualTo("pending");
  }

  private List<String> poll(String apiKey, String jobId, Plan plan, int times) {
    return IntStream.range(0, times)
        .mapToObj(i -> answer(jobs.poll(apiKey, jobId, plan, now)))
        .toList();
  }

  private static String answer(Poll poll) {
    return poll.outcome().text();
  }

  private void advance(Duration duration) {
    now = now.plus(duration);
  }

  private static Plan plan(Step... steps) {
    return new Plan("a plan", Arrays.asList(steps));
  }

  private static Step polls(String answer, int polls) {
    return new Step.Polls(Outcome.of(answer), polls);
  }

  private static Step lasting(String answer, Duration duration) {
    return new Step.Lasting(Outcome.of(answer), duration);
  }

  private static String get(Future<String> answer) {
    try {
      return answer.get();
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }
}
