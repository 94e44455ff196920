package io.github.tryonjobs.contract.verify;

import java.time.Duration;
import java.util.Optional;
import java.util.function.LongSupplier;

/** Keeps requests apart, so that no more are sent than a server allows. Not for several threads. */
public final class Pace {

  /** Lets time pass. */
  @FunctionalInterface
  public interface Sleeper {
    /**
     * Returns after a while.
     *
     * @throws InterruptedException if the thread is told to stop
     */
    void sleep(Duration duration) throws InterruptedException;
  }

  private static final Duration LONGEST_WAIT = Duration.ofMinutes(1);
  private static final Duration WAIT = Duration.ofSeconds(1);

  private final long nanosBetween;
  private final LongSupplier nanoTime;
  private final Sleeper sleeper;
  private boolean isFirst = true;
  private long last;

  /**
   * Creates a pace.
   *
   * @param perSecond how many requests may be sent in a second; 0 for as many as there are
   * @param nanoTime tells the time, as {@link System#nanoTime()} does
   */
  public Pace(int perSecond, LongSupplier nanoTime, Sleeper sleeper) {
    this.nanosBetween = perSecond == 0 ? 0 : 1_000_000_000L / perSecond;
    this.nanoTime = nanoTime;
    this.sleeper = sleeper;
  }

  void await() throws InterruptedException {
    long wait = isFirst ? 0 : last + nanosBetween - nanoTime.getAsLong();
    if (wait > 0) {
      sleeper.sleep(Duration.ofNanos(wait));
    }
    isFirst = false;
    last = nanoTime.getAsLong();
  }

  void pause(Duration pause) throws InterruptedException {
    sleeper.sleep(pause);
  }

  /** Returns whether a server asks for a longer time than so many waits take. */
  static boolean isTooLong(Optional<Duration> retryAfter, int waits) {
    return retryAfter.orElse(Duration.ZERO).compareTo(LONGEST_WAIT.multipliedBy(waits)) > 0;
  }

  /**
   * Waits as a server asks for, within reason; longer after earlier waits if it does not say.
   *
   * @return how long that was
   */
  Duration await(Optional<Duration> retryAfter, int earlier) throws InterruptedException {
    Duration asked = retryAfter.orElse(WAIT.multipliedBy(1L << earlier));
    Duration wait = asked.compareTo(LONGEST_WAIT) < 0 ? asked : LONGEST_WAIT;
    sleeper.sleep(wait);
    return wait;
  }
}
