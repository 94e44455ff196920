package io.github.tryonjobs.client.internal.call;

import io.github.tryonjobs.client.TryOnListener;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Tells the log and the listener of an application what happens. Never throws. */
public final class Events {

  private final System.Logger log = System.getLogger("io.github.tryonjobs.client");
  private final @Nullable TryOnListener listener;

  /**
   * Creates them.
   *
   * @param listener null if the application has none
   */
  public Events(@Nullable TryOnListener listener) {
    this.listener = listener;
  }

  /** Tells of a poll. */
  public void poll(TryOnListener.Poll poll) {
    log.log(
        System.Logger.Level.DEBUG,
        () ->
            "poll "
                + poll.poll()
                + ": "
                + poll.job()
                + ", next in "
                + poll.delay().toMillis()
                + " ms");
    tell(l -> l.onPoll(poll));
  }

  /** Tells of a retry. */
  public void retry(TryOnListener.Retry retry) {
    log.log(
        System.Logger.Level.DEBUG,
        () -> retry.failure().getMessage() + "; again in " + retry.delay().toMillis() + " ms");
    tell(l -> l.onRetry(retry));
  }

  /** Tells of a part of an image. */
  public void download(TryOnListener.Download download) {
    tell(l -> l.onDownload(download));
  }

  /** Tells of the end of a call. */
  public void outcome(TryOnListener.Outcome outcome) {
    log.log(
        System.Logger.Level.DEBUG,
        () ->
            outcome.operation()
                + " of job "
                + outcome.jobId()
                + " ended after "
                + outcome.elapsed().toMillis()
                + " ms: "
                + (outcome.failure() == null ? "well" : outcome.failure()));
    tell(l -> l.onOutcome(outcome));
  }

  private void tell(Consumer<TryOnListener> event) {
    if (listener == null) {
      return;
    }
    try {
      event.accept(listener);
    } catch (RuntimeException | Error e) {
      log.log(System.Logger.Level.WARNING, "the listener of a Try On client failed", e);
    }
  }
}
