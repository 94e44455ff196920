package io.github.tryonjobs.client;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;

/**
 * Makes the pauses between polls and between attempts. A test hands in one that does not wait.
 *
 * <p>Must be safe for use by several threads.
 */
@FunctionalInterface
public interface Sleeper {

  /**
   * Begins a pause, without holding a thread.
   *
   * @param duration how long; not negative
   * @return completes when the pause is over; the client cancels it when nobody waits any more
   */
  CompletableFuture<?> sleep(Duration duration);
}
