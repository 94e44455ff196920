package io.github.tryonjobs.client;

import java.time.Duration;
import java.util.Objects;

/**
 * How often, and for how long, a job is asked for until it has ended.
 *
 * <p>The first poll comes at once. Before the next one comes a random part of the back-off (full
 * jitter), which starts at {@link #baseDelay()} and doubles with each poll up to {@link
 * #maxDelay()}. Immutable and safe for use by several threads; nothing in it is null.
 *
 * @param baseDelay the back-off after the first poll; positive
 * @param maxDelay what the back-off never exceeds; at least the base delay, at most a year
 * @param timeout the whole time that may pass from the call until the job has ended; no poll starts
 *     after it; positive
 * @param maxPolls the greatest number of polls; at least 1
 */
public record PollingPolicy(Duration baseDelay, Duration maxDelay, Duration timeout, int maxPolls) {

  private static final Duration LONGEST = Duration.ofDays(365);

  private static final PollingPolicy DEFAULTS =
      new PollingPolicy(
          Duration.ofSeconds(2), Duration.ofSeconds(10), Duration.ofMinutes(5), Integer.MAX_VALUE);

  /**
   * Creates a policy.
   *
   * @throws IllegalArgumentException if a value is out of its range; the message says which
   */
  public PollingPolicy {
    requirePositive("baseDelay", baseDelay);
    requirePositive("maxDelay", maxDelay);
    requirePositive("timeout", timeout);
    if (maxDelay.compareTo(LONGEST) > 0) {
      throw new IllegalArgumentException(
          "maxDelay must be at most " + LONGEST + ", but is " + maxDelay);
    }
    if (maxDelay.compareTo(baseDelay) < 0) {
      throw new IllegalArgumentException(
          "maxDelay must be at least baseDelay " + baseDelay + ", but is " + maxDelay);
    }
    if (maxPolls < 1) {
      throw new IllegalArgumentException("maxPolls must be at least 1, but is " + maxPolls);
    }
  }

  static void requirePositive(String name, Duration value) {
    Objects.requireNonNull(value, name);
    if (value.isZero() || value.isNegative()) {
      throw new IllegalArgumentException(name + " must be positive, but is " + value);
    }
  }

  /**
   * Returns the defaults: back-off from 2 seconds to 10 seconds, for at most 5 minutes, any number
   * of polls.
   */
  public static PollingPolicy defaults() {
    return DEFAULTS;
  }

  /** Returns this policy with another base delay, and a maximum delay that is not below it. */
  public PollingPolicy withBaseDelay(Duration delay) {
    Duration max = delay.compareTo(maxDelay) > 0 ? delay : maxDelay;
    return new PollingPolicy(delay, max, timeout, maxPolls);
  }

  /** Returns this policy with another maximum delay, and a base delay that is not above it. */
  public PollingPolicy withMaxDelay(Duration delay) {
    Duration base = delay.compareTo(baseDelay) < 0 ? delay : baseDelay;
    return new PollingPolicy(base, delay, timeout, maxPolls);
  }

  /** Returns this policy with another timeout. */
  public PollingPolicy withTimeout(Duration limit) {
    return new PollingPolicy(baseDelay, maxDelay, limit, maxPolls);
  }

  /** Returns this policy with another greatest number of polls. */
  public PollingPolicy withMaxPolls(int limit) {
    return new PollingPolicy(baseDelay, maxDelay, timeout, limit);
  }
}
