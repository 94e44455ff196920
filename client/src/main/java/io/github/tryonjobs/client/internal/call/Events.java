package io.github.tryonjobs.client.internal.call;

import io.github.tryonjobs.client.TryOnListener;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * Tells the log and the listeners of an application what happens. Never throws.
 *
 * @param listeners those that are told
 */
public record Events(List<TryOnListener> listeners) {

  private static final System.Logger LOG = System.getLogger("io.github.tryonjobs.client");

  /** Returns these events with one more listener. */
  public Events and(TryOnListener listener) {
    return new Events(Stream.concat(listeners.stream(), Stream.of(listener)).toList());
  }

  /** Tells of a poll. */
  public void poll(TryOnListener.Poll poll) {
    LOG.log(
        System.Logger.Level.DEBUG,
        () ->
            String.format(
                "poll %d: %s, next in %d ms",
                poll.poll(), Excerpt.of(poll.job().toString()), poll.delay().toMillis()));
    tell(listener -> listener.onPoll(poll));
  }

  /** Tells of a retry. */
  public void retry(TryOnListener.Retry retry) {
    LOG.log(
        System.Logger.Level.DEBUG,
        () -> retry.failure().getMessage() + "; again in " + retry.delay().toMillis() + " ms");
    tell(listener -> listener.onRetry(retry));
  }

  /** Tells of a part of a result. */
  public void download(TryOnListener.Download download) {
    tell(listener -> listener.onDownload(download));
  }

  /** Tells of the end of a call. */
  public void outcome(TryOnListener.Outcome outcome) {
    LOG.log(
        System.Logger.Level.DEBUG,
        () ->
            String.format(
                "%s of job %s ended after %d ms: %s",
                outcome.operation(),
                Excerpt.of(outcome.jobId()),
                outcome.elapsed().toMillis(),
                outcome.failure() == null ? "well" : Excerpt.of(outcome.failure().toString())));
    tell(listener -> listener.onOutcome(outcome));
  }

  private void tell(Consumer<TryOnListener> event) {
    for (TryOnListener listener : listeners) {
      try {
        event.accept(listener);
      } catch (RuntimeException | Error e) {
        LOG.log(System.Logger.Level.WARNING, "the listener of a Try On client failed", e);
      }
    }
  }
}
