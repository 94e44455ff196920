package io.github.tryonjobs.client.internal.call;

import io.github.tryonjobs.client.TryOnException;
import io.github.tryonjobs.client.TryOnJob;
import io.github.tryonjobs.client.TryOnListener;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Tells the log and the listeners of an application what happens. Never throws. */
public record Events(List<TryOnListener> listeners) {

  private static final System.Logger LOG = System.getLogger("io.github.tryonjobs.client");

  public Events and(TryOnListener listener) {
    return new Events(Stream.concat(listeners.stream(), Stream.of(listener)).toList());
  }

  void poll(Task<?> task, int number, Duration delay, Duration elapsed) {
    TryOnJob job = Objects.requireNonNull(task.lastJob());
    log("poll %d: %s, next in %d ms", number, job, delay.toMillis());
    tell(listener -> listener.onPoll(new TryOnListener.Poll(job, number, delay, elapsed)));
  }

  void retry(Task<?> task, TryOnException failure, Duration delay, Duration elapsed) {
    log("%s; again in %d ms", failure.getMessage(), delay.toMillis());
    tell(
        listener ->
            listener.onRetry(
                new TryOnListener.Retry(task.request().operation(), failure, delay, elapsed)));
  }

  public void upload(TryOnListener.Upload upload) {
    tell(listener -> listener.onUpload(upload));
  }

  public void download(TryOnListener.Download download) {
    tell(listener -> listener.onDownload(download));
  }

  void outcome(Task<?> task, int attempts, Duration elapsed, @Nullable Throwable failure) {
    TryOnListener.Outcome outcome =
        new TryOnListener.Outcome(
            task.request().operation(), task.jobId(), task.lastJob(), attempts, elapsed, failure);
    log(
        "%s of job %s ended after %d ms: %s",
        outcome.operation(),
        outcome.jobId(),
        elapsed.toMillis(),
        failure == null ? "well" : failure);
    tell(listener -> listener.onOutcome(outcome));
  }

  /** Logs, without a line break or anything else that is invisible in what came from outside. */
  private static void log(String format, @Nullable Object... values) {
    if (LOG.isLoggable(System.Logger.Level.DEBUG)) {
      Object[] visible =
          Arrays.stream(values)
              .map(value -> value instanceof Number ? value : Excerpt.of(String.valueOf(value)))
              .toArray();
      LOG.log(System.Logger.Level.DEBUG, String.format(Locale.ROOT, format, visible));
    }
  }

  private void tell(Consumer<TryOnListener> event) {
    for (TryOnListener listener : listeners) {
      try {
        event.accept(listener);
      } catch (Throwable e) {
        LOG.log(System.Logger.Level.WARNING, "the listener of a Try On client failed", e);
      }
    }
  }
}
