package io.github.tryonjobs.client.internal.call;

import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * What a call holds now, an attempt or a pause, or an attempt its connection, until it ends. Safe
 * for use by several threads.
 */
final class Step {

  private final AtomicBoolean ended = new AtomicBoolean();
  private final AtomicReference<@Nullable Runnable> current = new AtomicReference<>();

  boolean isEnded() {
    return ended.get();
  }

  /** Ends the steps, and tells whether the caller is the first to do so. */
  boolean end() {
    return ended.compareAndSet(false, true);
  }

  /** Sets what frees the next step, and does so at once if all has ended. */
  boolean next(Runnable free) {
    current.set(free);
    if (isEnded()) {
      free();
      return false;
    }
    return true;
  }

  /** Frees the current step. */
  void free() {
    Runnable free = current.getAndSet(null);
    if (free != null) {
      free.run();
    }
  }
}
