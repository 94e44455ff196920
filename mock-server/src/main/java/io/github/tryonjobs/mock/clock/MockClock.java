package io.github.tryonjobs.mock.clock;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;

/**
 * The time of a mock server: real until it is turned. It can be frozen, set and advanced, and
 * drives all that depends on time: steps with a duration, rate limits, {@code Retry-After}, the
 * expiry of results and the times in the journal.
 *
 * <p>Safe for use by several threads. No argument and no result is null.
 */
public final class MockClock implements InstantSource {

  private static final Instant LATEST = Instant.parse("9999-12-31T23:59:59Z");

  private final InstantSource source;
  private Duration offset = Duration.ZERO;
  private @Nullable Instant frozenAt;

  /**
   * Creates a clock that shows the time of another until it is turned.
   *
   * @param source the other clock; {@code InstantSource.system()} for the real time
   */
  public MockClock(InstantSource source) {
    this.source = source;
  }

  /** Returns the time that this clock shows. */
  @Override
  public synchronized Instant instant() {
    return frozenAt == null ? source.instant().plus(offset) : frozenAt;
  }

  /** Stops the clock at the time that it shows. */
  public synchronized void freeze() {
    frozenAt = instant();
  }

  /**
   * Sets the clock, and stops it there.
   *
   * @throws IllegalArgumentException if the time is before 1970 or after the year 9999
   */
  public synchronized void freezeAt(Instant time) {
    frozenAt = checked(time);
  }

  /** Lets the clock run on from the time that it shows. */
  public synchronized void resume() {
    if (frozenAt != null) {
      offset = Duration.between(source.instant(), frozenAt);
      frozenAt = null;
    }
  }

  /**
   * Moves the clock on, whether it runs or is frozen.
   *
   * @param amount by how much; not negative
   * @throws IllegalArgumentException if it is negative or leads beyond the year 9999
   */
  public synchronized void advance(Duration amount) {
    if (amount.isNegative()) {
      throw new IllegalArgumentException("a clock cannot be advanced by less than nothing");
    }
    Instant time = checked(sum(instant(), amount));
    if (frozenAt == null) {
      offset = offset.plus(amount);
    } else {
      frozenAt = time;
    }
  }

  /** Undoes all turns: the clock shows the real time again. */
  public synchronized void reset() {
    offset = Duration.ZERO;
    frozenAt = null;
  }

  /** Returns whether the clock stands still. */
  public synchronized boolean isFrozen() {
    return frozenAt != null;
  }

  private static Instant sum(Instant time, Duration amount) {
    try {
      return time.plus(amount);
    } catch (DateTimeException | ArithmeticException e) {
      return Instant.MAX;
    }
  }

  private static Instant checked(Instant time) {
    if (time.isBefore(Instant.EPOCH) || time.isAfter(LATEST)) {
      throw new IllegalArgumentException("a clock shows times from 1970 to 9999 only");
    }
    return time;
  }

  @Override
  public String toString() {
    return "MockClock[" + instant() + (isFrozen() ? ", frozen]" : "]");
  }
}
