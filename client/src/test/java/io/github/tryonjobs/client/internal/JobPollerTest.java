package io.github.tryonjobs.client.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.tryonjobs.client.JobFailedException;
import io.github.tryonjobs.client.PollInterruptedException;
import io.github.tryonjobs.client.PollTimeoutException;
import io.github.tryonjobs.client.PollingPolicy;
import io.github.tryonjobs.client.TryOnJob;
import io.github.tryonjobs.client.TryOnJobError;
import io.github.tryonjobs.client.TryOnJobErrorCode;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import org.junit.jupiter.api.Test;

class JobPollerTest {

  private static final TryOnJob PENDING = new TryOnJob.Pending("id");
  private static final TryOnJob RUNNING = new TryOnJob.Running("id");
  private static final TryOnJob UNRECOGNIZED = new TryOnJob.Unrecognized("id", "queued");
  private static final TryOnJob.Completed COMPLETED =
      new TryOnJob.Completed("id", URI.create("https://assets.example/1.jpg"));
  private static final TryOnJob.Failed FAILED =
      new TryOnJob.Failed(
          "id", new TryOnJobError(TryOnJobErrorCode.JOB_EXPIRED, "job_expired", "too old"));

  private final FakeSleeper sleeper = new FakeSleeper();
  private final PollingPolicy policy =
      new PollingPolicy(
          Duration.ofSeconds(1), Duration.ofSeconds(4), Duration.ofMinutes(1), Integer.MAX_VALUE);

  @Test
  void returnsTheCompletedJobOfTheFirstPollWithoutWaiting() {
    assertThat(poller(jobs(COMPLETED)).await("id", policy)).isSameAs(COMPLETED);
    assertThat(sleeper.slept).isEmpty();
  }

  @Test
  void pollsUntilTheJobIsCompleted() {
    assertThat(poller(jobs(PENDING, RUNNING, COMPLETED)).await("id", policy)).isSameAs(COMPLETED);
    assertThat(sleeper.slept).hasSize(2);
  }

  @Test
  void backsOffUpToTheMaximumDelay() {
    poller(jobs(PENDING, PENDING, PENDING, PENDING, COMPLETED)).await("id", policy);

    assertThat(sleeper.slept)
        .as("the jitter of this test is always the longest")
        .containsExactly(
            Duration.ofSeconds(1),
            Duration.ofSeconds(2),
            Duration.ofSeconds(4),
            Duration.ofSeconds(4));
  }

  @Test
  void waitsARandomPartOfTheBackOff() {
    new JobPoller(jobs(PENDING, COMPLETED), Duration.ofSeconds(30), sleeper, () -> 0L)
        .await("id", policy);

    assertThat(sleeper.slept).containsExactly(Duration.ZERO);
  }

  @Test
  void doesNotTakeAnUnrecognizedStatusForAnEnd() {
    assertThat(poller(jobs(UNRECOGNIZED, COMPLETED)).await("id", policy)).isSameAs(COMPLETED);
  }

  @Test
  void throwsTheErrorOfAFailedJob() {
    assertThatExceptionOfType(JobFailedException.class)
        .isThrownBy(() -> poller(jobs(PENDING, FAILED)).await("id", policy))
        .withMessage("job id failed: job_expired: too old")
        .satisfies(e -> assertThat(e.job()).isSameAs(FAILED));
  }

  @Test
  void givesUpAsSoonAsNoFurtherPollCanStartInTime() {
    PollingPolicy short5 = policy.withTimeout(Duration.ofSeconds(5));

    assertThatExceptionOfType(PollTimeoutException.class)
        .isThrownBy(() -> poller(jobs(PENDING, PENDING, RUNNING)).await("id", short5))
        .satisfies(
            e -> {
              assertThat(e.polls()).isEqualTo(3);
              assertThat(e.elapsed()).isEqualTo(Duration.ofSeconds(3));
              assertThat(e.lastJob()).isSameAs(RUNNING);
            });
  }

  @Test
  void givesUpAfterTheGreatestNumberOfPolls() {
    assertThatExceptionOfType(PollTimeoutException.class)
        .isThrownBy(() -> poller(jobs(PENDING, PENDING)).await("id", policy.withMaxPolls(2)))
        .satisfies(e -> assertThat(e.polls()).isEqualTo(2));
  }

  @Test
  void givesUpWhenSleepingTookLongerThanTheTimeout() {
    sleeper.oversleep = Duration.ofHours(1);

    assertThatExceptionOfType(PollTimeoutException.class)
        .isThrownBy(() -> poller(jobs(PENDING)).await("id", policy))
        .satisfies(e -> assertThat(e.polls()).isEqualTo(1));
  }

  @Test
  void cutsTheRequestTimeoutToWhatIsLeft() {
    List<Duration> timeouts = new ArrayList<>();
    Deque<TryOnJob> jobs = new ArrayDeque<>(List.of(PENDING, PENDING, COMPLETED));
    JobPoller.Source source =
        (id, timeout) -> {
          timeouts.add(timeout);
          return jobs.remove();
        };

    poller(source).await("id", policy.withTimeout(Duration.ofSeconds(31)));

    assertThat(timeouts)
        .containsExactly(Duration.ofSeconds(30), Duration.ofSeconds(30), Duration.ofSeconds(28));
  }

  @Test
  void setsTheInterruptFlagAgain() {
    sleeper.interrupted = true;

    assertThatExceptionOfType(PollInterruptedException.class)
        .isThrownBy(() -> poller(jobs(PENDING)).await("id", policy));
    assertThat(Thread.interrupted()).isTrue();
  }

  private JobPoller poller(JobPoller.Source source) {
    return new JobPoller(source, Duration.ofSeconds(30), sleeper, new LongestJitter());
  }

  private static JobPoller.Source jobs(TryOnJob... answers) {
    Deque<TryOnJob> left = new ArrayDeque<>(Arrays.asList(answers));
    return (id, timeout) -> left.remove();
  }

  /** Time passes only when someone sleeps. */
  private static final class FakeSleeper implements Sleeper {
    private final List<Duration> slept = new ArrayList<>();
    private Duration oversleep = Duration.ZERO;
    private boolean interrupted;
    private long now = 17;

    @Override
    public long nanoTime() {
      return now;
    }

    @Override
    public void sleep(Duration duration) throws InterruptedException {
      if (interrupted) {
        throw new InterruptedException();
      }
      slept.add(duration);
      now += duration.plus(oversleep).toNanos();
    }
  }

  private static final class LongestJitter implements java.util.random.RandomGenerator {
    @Override
    public long nextLong() {
      throw new UnsupportedOperationException();
    }

    @Override
    public long nextLong(long bound) {
      return bound - 1;
    }
  }
}
