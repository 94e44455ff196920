package io.github.tryonjobs.mock.state;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.format.DateTimeParseException;
import org.jspecify.annotations.Nullable;

/**
 * The time of a mock server: real until it is turned. It can be frozen, set and advanced, and
 * drives all that depends on time: steps with a duration, rate limits, {@code Retry-After}, the
 * expiry of results and the times in the journal.
 *
 * <p>Safe for use by several threads. No argument and no result is null.
 */
public final class MockClock implements InstantSource {

  /** The last second of the year 9999. */
  private static final Instant LATEST = Instant.ofEpochSecond(253_402_300_799L);

  private static final Turn NONE = new Turn(Duration.ZERO, null);

  private final InstantSource source;
  private final Runnable turned;
  private volatile Turn turn = NONE;

  private record Turn(Duration offset, @Nullable Instant frozenAt) {}

  /**
   * Creates a clock that shows the time of another until it is turned.
   *
   * @param source the other clock; {@code InstantSource.system()} for the real time
   */
  public MockClock(InstantSource source) {
    this(source, () -> {});
  }

  /**
   * Creates a clock that tells when it was turned.
   *
   * @param turned is called after each turn, on the thread that turned it
   */
  MockClock(InstantSource source, Runnable turned) {
    this.source = source;
    this.turned = turned;
  }

  private synchronized void turn(Turn next) {
    turn = next;
    turned.run();
  }

  /** Returns the time that this clock shows, from 1970 to 9999. */
  @Override
  public Instant instant() {
    Turn now = turn;
    if (now.frozenAt != null) {
      return now.frozenAt;
    }
    Instant time = source.instant();
    return now.offset.isZero() ? within(time) : within(sum(time, now.offset));
  }

  /** Stops the clock at the time that it shows. */
  public synchronized void freeze() {
    turn(new Turn(turn.offset, instant()));
  }

  /**
   * Sets the clock, and stops it there.
   *
   * @throws IllegalArgumentException if the time is before 1970 or after the year 9999
   */
  public synchronized void freezeAt(Instant time) {
    turn(new Turn(turn.offset, checked(time)));
  }

  /**
   * Sets the clock, and stops it there.
   *
   * @param time such as {@code 2026-01-01T00:00:00Z}, or {@code now} for the time that it shows
   * @throws IllegalArgumentException if it is neither, or before 1970 or after the year 9999
   */
  public void freezeAt(String time) {
    try {
      freezeAt(time.equals("now") ? instant() : Instant.parse(time));
    } catch (DateTimeParseException e) {
      throw new IllegalArgumentException(
          "\"" + time + "\" is not a time such as 2026-01-01T00:00:00Z or now", e);
    }
  }

  /** Lets the clock run on from the time that it shows. */
  public synchronized void resume() {
    Instant frozenAt = turn.frozenAt;
    if (frozenAt != null) {
      turn(new Turn(Duration.between(source.instant(), frozenAt), null));
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
    turn(
        turn.frozenAt == null
            ? new Turn(turn.offset.plus(amount), null)
            : new Turn(turn.offset, time));
  }

  /** Undoes all turns: the clock shows the real time again. */
  public synchronized void reset() {
    turn(NONE);
  }

  /** Undoes all turns, and leaves it to the caller to tell who waits. */
  synchronized void clear() {
    turn = NONE;
  }

  /** Returns whether the clock stands still. */
  public boolean isFrozen() {
    return turn.frozenAt != null || (source instanceof MockClock followed && followed.isFrozen());
  }

  private static Instant sum(Instant time, Duration amount) {
    try {
      return time.plus(amount);
    } catch (DateTimeException | ArithmeticException e) {
      return Instant.MAX;
    }
  }

  private static Instant within(Instant time) {
    if (time.isAfter(LATEST)) {
      return LATEST;
    }
    return time.isBefore(Instant.EPOCH) ? Instant.EPOCH : time;
  }

  private static Instant checked(Instant time) {
    if (!time.equals(within(time))) {
      throw new IllegalArgumentException("a clock shows times from 1970 to 9999 only, not " + time);
    }
    return time;
  }

  @Override
  public String toString() {
    return "MockClock[" + instant() + (isFrozen() ? ", frozen]" : "]");
  }
}
