package io.github.tryonjobs.client;

import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Set;

/**
 * The rules by which one call is tried again, and the time it may take in all.
 *
 * <p>Tried again are responses with one of the {@link #statuses()}, and requests without a complete
 * response; not those to a server that is not trusted. Before an attempt comes a random part of the
 * back-off (full jitter), which starts at {@link #baseDelay()} and doubles up to {@link
 * #maxDelay()}; or what the server asks for in {@code Retry-After}, if that is longer. A pause that
 * would end after the time for the call is not begun; the failure is thrown instead. Immutable and
 * safe for use by several threads; nothing in it is null. No duration may be longer than a year.
 *
 * @param maxAttempts the greatest number of attempts, the first included; from 1 to 100
 * @param baseDelay the back-off after the first attempt; positive
 * @param maxDelay what the back-off never exceeds; at least the base delay. It does not limit
 *     {@code Retry-After}
 * @param timeout the whole time that one call may take, all attempts and pauses included; positive.
 *     While a job is awaited, the timeout of the {@link PollingPolicy} holds instead
 * @param statuses the status codes that are tried again; unmodifiable
 */
public record RetryPolicy(
    int maxAttempts,
    Duration baseDelay,
    Duration maxDelay,
    Duration timeout,
    Set<Integer> statuses) {

  private static final int MOST_ATTEMPTS = 100;

  private static final RetryPolicy DEFAULTS =
      new RetryPolicy(
          4,
          Duration.ofMillis(500),
          Duration.ofSeconds(8),
          Duration.ofMinutes(1),
          Set.of(408, 425, 429, 500, 502, 503, 504, 520, 521, 522, 523, 524, 529));

  /**
   * Constructor.
   *
   * @throws IllegalArgumentException if a value is out of its range; the message says which
   */
  public RetryPolicy {
    Checks.atLeastOne("maxAttempts", maxAttempts);
    if (maxAttempts > MOST_ATTEMPTS) {
      throw new IllegalArgumentException(
          "maxAttempts must be at most " + MOST_ATTEMPTS + " but is " + maxAttempts);
    }
    Checks.positive("baseDelay", baseDelay);
    Checks.positive("maxDelay", maxDelay);
    Checks.positive("timeout", timeout);
    Checks.atLeast("maxDelay", maxDelay, "baseDelay", baseDelay);
    statuses = Set.copyOf(statuses);
  }

  /**
   * Returns the defaults: 4 attempts, back-off from half a second to 8 seconds, at most a minute in
   * all, for 408, 425, 429, 500, 502 to 504, 520 to 524 and 529.
   */
  public static RetryPolicy defaults() {
    return DEFAULTS;
  }

  /** Returns the defaults with a single attempt. */
  public static RetryPolicy none() {
    return DEFAULTS.withMaxAttempts(1);
  }

  /** Returns this policy with another greatest number of attempts. */
  public RetryPolicy withMaxAttempts(int limit) {
    return new RetryPolicy(limit, baseDelay, maxDelay, timeout, statuses);
  }

  /** Returns this policy with another base delay, and a maximum delay that is not below it. */
  public RetryPolicy withBaseDelay(Duration delay) {
    Duration max = Collections.max(List.of(delay, maxDelay));
    return new RetryPolicy(maxAttempts, delay, max, timeout, statuses);
  }

  /** Returns this policy with another maximum delay, and a base delay that is not above it. */
  public RetryPolicy withMaxDelay(Duration delay) {
    Duration base = Collections.min(List.of(delay, baseDelay));
    return new RetryPolicy(maxAttempts, base, delay, timeout, statuses);
  }

  /** Returns this policy with another timeout. */
  public RetryPolicy withTimeout(Duration limit) {
    return new RetryPolicy(maxAttempts, baseDelay, maxDelay, limit, statuses);
  }

  /** Returns this policy for other status codes. */
  public RetryPolicy withStatuses(Set<Integer> codes) {
    return new RetryPolicy(maxAttempts, baseDelay, maxDelay, timeout, codes);
  }
}
