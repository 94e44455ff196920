package io.github.tryonjobs.client.internal;

import java.time.Duration;

/** Lets time pass. */
public interface Sleeper {

  /** Returns a reading of a clock that never goes back, in nanoseconds from an unknown start. */
  long nanoTime();

  /** Waits. */
  void sleep(Duration duration) throws InterruptedException;

  /** The clock and the sleep of this machine. */
  Sleeper SYSTEM =
      new Sleeper() {
        @Override
        public long nanoTime() {
          return System.nanoTime();
        }

        @Override
        public void sleep(Duration duration) throws InterruptedException {
          Thread.sleep(duration.toMillis(), duration.toNanosPart() % 1_000_000);
        }
      };
}
