package io.github.tryonjobs.client;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.tryonjobs.client.internal.call.Attempt;
import io.github.tryonjobs.client.internal.call.AwaitJob;
import java.net.URI;
import java.time.Duration;
import java.util.Locale;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

/** How often jobs are asked for, and how long after their end it is seen, by a fake clock. */
class PollingPaceTest {

  private static final int JOBS = 4000;
  private static final TryOnRequest REQUEST =
      new TryOnRequest(TryOnListener.Operation.GET_JOB, "a", URI.create("http://h/"), 0);

  /** What the jobs of one duration cost: the mean number of polls, and the mean delay. */
  private record Cost(double polls, double seconds) {
    @Override
    public String toString() {
      return String.format(Locale.ROOT, "%4.1f polls, %.1f s", polls, seconds);
    }
  }

  /** Gives the pause after a poll. */
  private interface Pauses {
    Duration after(int poll);
  }

  @Test
  void theDefaultsAskLessOftenThanFullJitterAndSeeTheEndNoLater() {
    StringBuilder table = new StringBuilder();
    for (int seconds : new int[] {5, 20, 60, 180}) {
      Cost jitter = cost(seconds, PollingPaceTest::fullJitter);
      Cost defaults = cost(seconds, PollingPaceTest::defaults);
      table.append(String.format(Locale.ROOT, "%3d s: %s | %s%n", seconds, jitter, defaults));
      assertThat(defaults.polls).isLessThan(jitter.polls);
      assertThat(defaults.seconds).isLessThan(jitter.seconds);
    }

    assertThat(table.toString().lines())
        .as("what README says: job, full jitter from 2 to 10 s, the defaults")
        .containsExactly(
            "  5 s:  4.2 polls, 3.2 s |  3.7 polls, 2.0 s",
            " 20 s:  7.3 polls, 3.4 s |  6.8 polls, 3.0 s",
            " 60 s: 15.3 polls, 3.3 s | 13.0 polls, 3.2 s",
            "180 s: 39.2 polls, 3.3 s | 31.4 polls, 3.3 s");
  }

  private interface Policy {
    Pauses pauses(RandomGenerator random);
  }

  /** Jobs whose durations are spread by a fifth around the one that is given. */
  private static Cost cost(int seconds, Policy policy) {
    RandomGenerator random = new SplittableRandom(seconds);
    long polls = 0;
    Duration delays = Duration.ZERO;
    for (int i = 0; i < JOBS; i++) {
      Duration end = Duration.ofMillis((long) (seconds * 1000 * (0.8 + 0.4 * random.nextDouble())));
      Pauses pauses = policy.pauses(random);
      Duration now = Duration.ZERO;
      int poll = 1;
      for (; now.compareTo(end) < 0; poll++) {
        now = now.plus(pauses.after(poll));
      }
      polls += poll;
      delays = delays.plus(now.minus(end));
    }
    return new Cost((double) polls / JOBS, delays.toMillis() / 1000.0 / JOBS);
  }

  /** The pauses of a back-off with full jitter, which doubles from 2 to 10 seconds. */
  private static Pauses fullJitter(RandomGenerator random) {
    return poll -> Duration.ofMillis(random.nextLong(Math.min(10_000, 1000L << Math.min(poll, 5))));
  }

  private static Pauses defaults(RandomGenerator random) {
    AwaitJob task =
        new AwaitJob(
            REQUEST,
            attempt -> new TryOnJob.Pending("a"),
            PollingPolicy.defaults(),
            random,
            () -> {});
    return poll -> {
      task.attempt(new Attempt(REQUEST));
      return Objects.requireNonNull(task.next()).delay();
    };
  }
}
