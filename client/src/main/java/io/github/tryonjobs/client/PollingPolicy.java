package io.github.tryonjobs.client;

import java.time.Duration;

/**
 * How often, and for how long, a job is asked for until it has ended.
 *
 * <p>The first poll comes after {@link #initialDelay()}. Before each later one comes a random part
 * of the back-off (full jitter), which starts at {@link #baseDelay()} and doubles with each poll up
 * to {@link #maxDelay()}. Immutable and safe for use by several threads; nothing in it is null. No
 * duration may be longer than a year.
 *
 * @param initialDelay the pause before the first poll; not negative
 * @param baseDelay the back-off after the first poll; positive
 * @param maxDelay what the back-off never exceeds; at least the base delay
 * @param timeout the whole time that may pass from the call until the job has ended, all polls,
 *     retries and pauses included; longer than the initial delay
 * @param maxPolls the greatest number of polls; at least 1. A poll that is retried counts once
 */
public record PollingPolicy(
    Duration initialDelay, Duration baseDelay, Duration maxDelay, Duration timeout, int maxPolls) {

  private static final PollingPolicy DEFAULTS =
      new PollingPolicy(
          Duration.ZERO,
          Duration.ofSeconds(2),
          Duration.ofSeconds(10),
          Duration.ofMinutes(5),
          Integer.MAX_VALUE);

  /**
   * Creates a policy.
   *
   * @throws IllegalArgumentException if a value is out of its range; the message says which
   */
  public PollingPolicy {
    Checks.notNegative("initialDelay", initialDelay);
    Checks.positive("baseDelay", baseDelay);
    Checks.positive("maxDelay", maxDelay);
    Checks.positive("timeout", timeout);
    Checks.atLeast("maxDelay", maxDelay, "baseDelay", baseDelay);
    Checks.atLeastOne("maxPolls", maxPolls);
    if (timeout.compareTo(initialDelay) <= 0) {
      throw new IllegalArgumentException(
          "timeout must be longer than initialDelay " + initialDelay + ", but is " + timeout);
    }
  }

  /**
   * Returns the defaults: the first poll at once, back-off from 2 seconds to 10 seconds, for at
   * most 5 minutes, any number of polls.
   */
  public static PollingPolicy defaults() {
    return DEFAULTS;
  }

  /** Returns this policy with another initial delay. */
  public PollingPolicy withInitialDelay(Duration delay) {
    return new PollingPolicy(delay, baseDelay, maxDelay, timeout, maxPolls);
  }

  /** Returns this policy with another base delay, and a maximum delay that is not below it. */
  public PollingPolicy withBaseDelay(Duration delay) {
    Duration max = delay.compareTo(maxDelay) > 0 ? delay : maxDelay;
    return new PollingPolicy(initialDelay, delay, max, timeout, maxPolls);
  }

  /** Returns this policy with another maximum delay, and a base delay that is not above it. */
  public PollingPolicy withMaxDelay(Duration delay) {
    Duration base = delay.compareTo(baseDelay) < 0 ? delay : baseDelay;
    return new PollingPolicy(initialDelay, base, delay, timeout, maxPolls);
  }

  /** Returns this policy with another timeout. */
  public PollingPolicy withTimeout(Duration limit) {
    return new PollingPolicy(initialDelay, baseDelay, maxDelay, limit, maxPolls);
  }

  /** Returns this policy with another greatest number of polls. */
  public PollingPolicy withMaxPolls(int limit) {
    return new PollingPolicy(initialDelay, baseDelay, maxDelay, timeout, limit);
  }
}
