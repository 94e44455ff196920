package io.github.tryonjobs.client;

import java.time.Duration;
import java.util.Collections;
import java.util.List;

/**
 * The pace at which a job is asked for until it has ended, and for how long.
 *
 * <p>The first poll comes after {@link #initialDelay()}. The pause after it is the interval, which
 * grows with each poll up to a maximum; jitter makes each pause a little shorter or longer, so that
 * many clients do not ask at once. The last pause is cut so that the last poll is made when the
 * time is over; a poll under way then has five more seconds. Immutable and safe for use by several
 * threads; nothing in it is null. No duration may be longer than a year.
 *
 * @param initialDelay the pause before the first poll; not negative
 * @param interval the pause after the first poll; positive
 * @param maxInterval the longest pause; at least the interval
 * @param growth the factor by which the interval grows from poll to poll; 1 (fixed) to 10
 * @param jitter the greatest part of a pause that is added or left out at random; from 0 (none) to
 *     0.5
 * @param timeout the time from the call after which no poll is begun, retries and pauses included;
 *     longer than the initial delay
 * @param maxPolls the greatest number of polls; at least 1. A poll that is retried counts once
 */
public record PollingPolicy(
    Duration initialDelay,
    Duration interval,
    Duration maxInterval,
    double growth,
    double jitter,
    Duration timeout,
    int maxPolls) {

  private static final double MOST_GROWTH = 10;
  private static final double MOST_JITTER = 0.5;

  private static final PollingPolicy DEFAULTS =
      new PollingPolicy(
          Duration.ZERO,
          Duration.ofSeconds(2),
          Duration.ofMillis(6_500),
          1.3,
          0.1,
          Duration.ofMinutes(5),
          Integer.MAX_VALUE);

  /**
   * Constructor.
   *
   * @throws IllegalArgumentException if a value is out of its range; the message says which
   */
  public PollingPolicy {
    Checks.notNegative("initialDelay", initialDelay);
    Checks.positive("interval", interval);
    Checks.positive("maxInterval", maxInterval);
    Checks.positive("timeout", timeout);
    Checks.atLeast("maxInterval", maxInterval, "interval", interval);
    Checks.between("growth", 1, MOST_GROWTH, growth);
    Checks.between("jitter", 0, MOST_JITTER, jitter);
    Checks.atLeastOne("maxPolls", maxPolls);
    if (timeout.compareTo(initialDelay) <= 0) {
      throw new IllegalArgumentException(
          "timeout must be longer than initialDelay " + initialDelay + " but is " + timeout);
    }
  }

  /**
   * Returns the defaults, chosen for jobs that take 10 to 60 seconds: the first poll at once, then
   * an interval from 2 to 6.5 seconds that grows by 30% each time, with 10% jitter, for at most 5
   * minutes and any number of polls.
   */
  public static PollingPolicy defaults() {
    return DEFAULTS;
  }

  /** Returns the defaults with an interval that does not grow, and without jitter. */
  public static PollingPolicy fixed(Duration interval) {
    return new PollingPolicy(
        Duration.ZERO, interval, interval, 1, 0, DEFAULTS.timeout, Integer.MAX_VALUE);
  }

  /** Returns this policy with another initial delay. */
  public PollingPolicy withInitialDelay(Duration delay) {
    return new PollingPolicy(delay, interval, maxInterval, growth, jitter, timeout, maxPolls);
  }

  /** Returns this policy with another interval, and a maximum that is not below it. */
  public PollingPolicy withInterval(Duration first) {
    Duration max = Collections.max(List.of(first, maxInterval));
    return new PollingPolicy(initialDelay, first, max, growth, jitter, timeout, maxPolls);
  }

  /** Returns this policy with another longest interval, and a first one that is not above it. */
  public PollingPolicy withMaxInterval(Duration longest) {
    Duration first = Collections.min(List.of(longest, interval));
    return new PollingPolicy(initialDelay, first, longest, growth, jitter, timeout, maxPolls);
  }

  /** Returns this policy with another growth of the interval. */
  public PollingPolicy withGrowth(double factor) {
    return new PollingPolicy(
        initialDelay, interval, maxInterval, factor, jitter, timeout, maxPolls);
  }

  /** Returns this policy with another jitter. */
  public PollingPolicy withJitter(double part) {
    return new PollingPolicy(initialDelay, interval, maxInterval, growth, part, timeout, maxPolls);
  }

  /** Returns this policy with another timeout. */
  public PollingPolicy withTimeout(Duration limit) {
    return new PollingPolicy(initialDelay, interval, maxInterval, growth, jitter, limit, maxPolls);
  }

  /** Returns this policy with another greatest number of polls. */
  public PollingPolicy withMaxPolls(int limit) {
    return new PollingPolicy(initialDelay, interval, maxInterval, growth, jitter, timeout, limit);
  }
}
