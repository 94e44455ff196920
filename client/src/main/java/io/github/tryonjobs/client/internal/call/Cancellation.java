package io.github.tryonjobs.client.internal.call;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Tells a blocking attempt that nobody waits for it any more. Safe for use by several threads. */
public final class Cancellation {

  private static final Duration PAUSE = Duration.ofMillis(100);

  private boolean cancelled;
  private @Nullable Runnable breakOff;

  /** Tells whether nobody waits any more. */
  public synchronized boolean isCancelled() {
    return cancelled;
  }

  /**
   * Sets what breaks the attempt off while it cannot look for itself, until {@link #release}. It is
   * run by another thread, at once if nobody waits any more.
   */
  public synchronized void onCancel(Runnable action) {
    breakOff = action;
    if (cancelled) {
      dispatch();
    }
  }

  /** Forgets what would break the attempt off; it is not run after this call. */
  public synchronized void release() {
    breakOff = null;
    notifyAll();
  }

  synchronized void cancel() {
    if (!cancelled) {
      cancelled = true;
      dispatch();
    }
  }

  /** Closing a socket may block, and whoever cancels must not; nor may others who cancel. */
  private void dispatch() {
    if (breakOff != null) {
      Thread thread = new Thread(this::run, "try-on-client-cancel");
      thread.setDaemon(true);
      thread.start();
    }
  }

  /** Again and again until the attempt has ended: there may be no connection yet to break off. */
  private synchronized void run() {
    try {
      while (breakOff != null) {
        breakOff.run();
        wait(PAUSE.toMillis());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
