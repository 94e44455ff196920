package io.github.tryonjobs.client;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.random.RandomGenerator;

/** Time that passes only when someone sleeps, and then at once. */
public final class FakeTime implements InstantSource, Sleeper {

  public FakeTime() {}

  /** Jitter that is always the longest, so that a test can tell each pause. */
  public static final RandomGenerator LONGEST_JITTER =
      new RandomGenerator() {
        @Override
        public long nextLong() {
          throw new UnsupportedOperationException();
        }

        @Override
        public long nextLong(long bound) {
          return bound - 1;
        }

        /** No jitter of a polling interval. */
        @Override
        public double nextDouble() {
          return 0.5;
        }
      };

  private final List<Duration> pauses = new CopyOnWriteArrayList<>();
  private Instant now = Instant.parse("2026-11-24T08:00:00Z");

  @Override
  public synchronized Instant instant() {
    return now;
  }

  public synchronized void pass(Duration duration) {
    now = now.plus(duration);
  }

  @Override
  public CompletableFuture<?> sleep(Duration duration) {
    pauses.add(duration);
    pass(duration);
    return CompletableFuture.completedFuture(null);
  }

  /** Returns the pauses that were made, in their order. */
  public List<Duration> pauses() {
    return pauses;
  }
}
