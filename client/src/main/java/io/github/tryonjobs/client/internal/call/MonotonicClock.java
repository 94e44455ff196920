package io.github.tryonjobs.client.internal.call;

import java.time.Instant;
import java.time.InstantSource;

/** A clock that never goes back: it asks the machine for the time once, and counts from there. */
public final class MonotonicClock implements InstantSource {

  private final Instant start = Instant.now();
  private final long startNanos = System.nanoTime();

  @Override
  public Instant instant() {
    return start.plusNanos(System.nanoTime() - startNanos);
  }
}
