package io.github.tryonjobs.client.internal.call;

import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * Pauses that grow: a random part (full jitter) of a back-off that doubles up to a maximum.
 *
 * @param base the first back-off
 * @param max the greatest one
 * @param random the source of jitter
 */
record Backoff(Duration base, Duration max, RandomGenerator random) {

  /** Returns the pause after so many tries; at least 1. */
  Duration after(int tries) {
    Duration backoff = base;
    for (int i = 1; i < tries && backoff.compareTo(max) < 0; i++) {
      backoff = backoff.multipliedBy(2);
    }
    Duration longest = backoff.compareTo(max) < 0 ? backoff : max;
    return Duration.ofNanos(random.nextLong(longest.toNanos() + 1));
  }
}
