package io.github.tryonjobs.mock.state;

import java.time.Duration;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Tells an application of each request, in their order and on a thread of its own, which ends when
 * it has had nothing to do for a second. However long the application takes, no response waits for
 * it: what it cannot be told in time is dropped, and logged. Safe for use by several threads.
 */
final class Listener implements AutoCloseable {

  private static final System.Logger LOG = System.getLogger(Listener.class.getName());
  private static final Duration PATIENCE = Duration.ofMillis(200);

  private final @Nullable Consumer<RecordedRequest> application;
  private final long weightLimit;
  private final Duration patience;
  private final AtomicLong waiting = new AtomicLong();
  private final AtomicLong dropped = new AtomicLong();
  private final ThreadPoolExecutor thread;

  Listener(@Nullable Consumer<RecordedRequest> application, long weightLimit) {
    this(application, weightLimit, PATIENCE);
  }

  Listener(@Nullable Consumer<RecordedRequest> application, long weightLimit, Duration patience) {
    this.application = application;
    this.weightLimit = weightLimit;
    this.patience = patience;
    this.thread =
        new ThreadPoolExecutor(
            1,
            1,
            1,
            TimeUnit.SECONDS,
            new LinkedBlockingQueue<>(),
            task -> {
              Thread created = new Thread(task, "try-on-mock-listener");
              created.setDaemon(true);
              return created;
            });
    thread.allowCoreThreadTimeOut(true);
  }

  void tell(RecordedRequest request) {
    if (application == null) {
      return;
    }
    long weight = request.weight();
    if (waiting.addAndGet(weight) > weightLimit) {
      waiting.addAndGet(-weight);
      dropped.incrementAndGet();
      return;
    }
    try {
      thread.execute(() -> tell(application, request, weight));
    } catch (RejectedExecutionException e) {
      // Closed.
    }
  }

  private void tell(Consumer<RecordedRequest> to, RecordedRequest request, long weight) {
    waiting.addAndGet(-weight);
    long missed = dropped.getAndSet(0);
    if (missed > 0) {
      LOG.log(
          System.Logger.Level.WARNING,
          "The listener was too slow and has not been told of " + missed + " requests");
    }
    try {
      to.accept(request);
    } catch (RuntimeException | AssertionError e) {
      LOG.log(System.Logger.Level.WARNING, "The listener has failed for request " + request, e);
    }
  }

  /** Ends the thread once it has told what waits, or, after a moment, what it is telling now. */
  @Override
  public void close() {
    thread.shutdown();
    try {
      if (!thread.awaitTermination(patience.toMillis(), TimeUnit.MILLISECONDS)) {
        thread.getQueue().clear();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
