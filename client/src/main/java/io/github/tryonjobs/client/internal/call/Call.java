package io.github.tryonjobs.client.internal.call;

import io.github.tryonjobs.client.ClientClosedException;
import io.github.tryonjobs.client.TransportException;
import io.github.tryonjobs.client.TryOnException;
import io.github.tryonjobs.client.TryOnRequest;
import java.io.Closeable;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * One call under way: its attempts, the pauses between them, and its one end. It holds a thread
 * while an attempt is made, and none in the pauses. What an application throws ends it, checked
 * exceptions too, which Kotlin need not declare. Safe for use by several threads.
 */
@SuppressWarnings("FutureReturnValueIgnored") // a pause ends the call itself if it fails
final class Call<R> {

  private static final Duration SHORTEST_TIMER = Duration.ofMillis(1);

  private final Task<R> task;
  private final Calls calls;
  private final Calls.Settings settings;
  private final Instant start;
  private final Retries retries;
  private final CompletableFuture<R> result = new CompletableFuture<>();
  private final AtomicInteger allAttempts = new AtomicInteger();
  private final Step step = new Step();
  private volatile @Nullable Future<?> deadline;
  private volatile @Nullable Runnable told;

  Call(Task<R> task, Calls calls, Calls.Settings settings) {
    this.task = task;
    this.calls = calls;
    this.settings = settings;
    this.start = calls.now();
    this.retries = new Retries(settings.retryPolicy(), calls.random());
  }

  /** Returns what waits for the result, and is chained to by nobody but this package. */
  CompletableFuture<R> result() {
    return result;
  }

  /** Sets what is run when the result is there, after all else. */
  void whenTold(Runnable action) {
    told = action;
  }

  void begin() {
    watchTime();
    pause(task.initialDelay());
  }

  private TryOnRequest request() {
    return task.request().attempt(retries.attempts());
  }

  private Duration elapsed() {
    return Duration.between(start, calls.now());
  }

  private Duration timeLeft() {
    return task.timeout().minus(elapsed());
  }

  /** By the clock of the application: the timer only says when to look at it again. */
  private void watchTime() {
    try {
      Duration left = timeLeft().plus(task.grace());
      if (left.isNegative() || left.isZero()) {
        end(null, outOfTime(null, null));
        return;
      }
      Future<?> next = later(this::watchTime, left.plus(SHORTEST_TIMER));
      deadline = next;
      if (step.isEnded()) {
        next.cancel(false);
      }
    } catch (Throwable e) {
      end(null, e);
    }
  }

  /** Runs what may tell a listener: not on the timer, which runs nothing of the application's. */
  private Future<?> later(Runnable task, Duration delay) {
    Threads threads = calls.threads();
    return threads.schedule(() -> threads.help(task), delay);
  }

  private void pause(Duration delay) {
    if (delay.isZero()) {
      attempt();
      return;
    }
    try {
      CompletableFuture<?> pause = calls.sleep(delay);
      if (step.next(() -> pause.cancel(true))) {
        pause.whenComplete((r, failure) -> calls.threads().resume(() -> paused(failure)));
      }
    } catch (Throwable e) {
      end(null, e);
    }
  }

  private void paused(@Nullable Throwable failure) {
    if (failure == null) {
      attempt();
    } else {
      end(null, failure);
    }
  }

  private void attempt() {
    Attempt attempt = new Attempt(task.request().attempt(retries.attempts() + 1));
    if (!step.next(attempt::breakOff)) {
      return;
    }
    try {
      calls.threads().execute(() -> make(attempt));
    } catch (RejectedExecutionException e) {
      end(null, new TransportException(request(), "the executor rejected the request", e));
    } catch (Throwable e) {
      end(null, e);
    }
  }

  private void make(Attempt attempt) {
    if (attempt.isSettled()) {
      return;
    }
    retries.count();
    allAttempts.incrementAndGet();
    Future<?> watchdog = null;
    R value = null;
    Throwable failure = null;
    try {
      if (task.hasAttemptTimeout()) {
        watchdog = later(() -> timeUp(attempt), settings.requestTimeout());
      }
      value = task.make(attempt);
    } catch (Throwable e) {
      failure = e;
      attempt.free();
    }
    if (watchdog != null) {
      watchdog.cancel(false);
    }
    if (attempt.settle()) {
      follow(value, failure);
    } else {
      discard(value);
    }
  }

  private void timeUp(Attempt attempt) {
    if (attempt.breakOff()) {
      String problem =
          "timed out: no complete response within " + settings.requestTimeout().toMillis() + " ms";
      follow(null, new TransportException(request(), problem, null));
    }
  }

  private void follow(@Nullable R value, @Nullable Throwable failure) {
    try {
      if (value != null) {
        end(value, null);
      } else if (failure == null) {
        pollAgain(task.next());
      } else if (task.judge(failure) instanceof TryOnException known) {
        failed(known);
      } else {
        end(null, failure);
      }
    } catch (Throwable e) {
      end(null, e);
    }
  }

  private void pollAgain(Task.@Nullable Poll poll) {
    Duration left = timeLeft();
    if (poll == null || left.isNegative() || left.isZero()) {
      end(null, outOfTime(null, null));
      return;
    }
    Duration delay = Collections.min(List.of(poll.delay(), left));
    settings.events().poll(task, poll.number(), delay, elapsed());
    retries.succeeded();
    pause(delay);
  }

  private void failed(TryOnException failure) {
    Retries.@Nullable Decision decision =
        retries.after(failure, timeLeft(), !task.grace().isZero(), calls.now());
    if (decision instanceof Retries.Again again) {
      settings.events().retry(task, failure, again.delay(), elapsed());
      pause(again.delay());
    } else if (decision instanceof Retries.OutOfTime out) {
      end(null, outOfTime(out.asked(), failure));
    } else {
      end(null, failure);
    }
  }

  private TryOnException outOfTime(@Nullable Duration retryAfter, @Nullable TryOnException cause) {
    return task.outOfTime(request(), elapsed(), retryAfter, cause);
  }

  void close() {
    end(null, new ClientClosedException(request()));
  }

  /**
   * Ends the call, in this order: clean up, tell the listener, complete the result. Only the first
   * end counts; the caller is told whether this was it.
   */
  boolean end(@Nullable R value, @Nullable Throwable failure) {
    boolean isFirst = end(value, failure, task::commit);
    if (!isFirst) {
      discard(value);
    }
    return isFirst;
  }

  /** Ends the call with a result of the application's, which stays the application's if not. */
  boolean complete(R value) {
    return end(value, null, own -> own);
  }

  private boolean end(@Nullable R value, @Nullable Throwable failure, UnaryOperator<R> commit) {
    if (!step.end()) {
      return false;
    }
    Throwable problem = failure;
    R outcome = value;
    try {
      step.free();
      problem = failure == null ? null : task.judge(failure);
      if (failure == null && value != null) {
        outcome = commit.apply(value);
      }
    } catch (Throwable e) {
      problem = e;
    }
    try {
      cleanUpAndTell(problem);
    } catch (Throwable e) {
      // Of the application's clock or log, which must not keep the call from ending.
      problem = problem == null ? e : problem;
    }
    if (problem == null) {
      result.complete(outcome);
    } else if (problem instanceof CancellationException) {
      result.cancel(false);
    } else {
      result.completeExceptionally(problem);
    }
    Runnable action = told;
    if (action != null) {
      calls.threads().callBack(action);
    }
    return true;
  }

  private void cleanUpAndTell(@Nullable Throwable problem) {
    task.close(problem);
    Future<?> timer = deadline;
    if (timer != null) {
      timer.cancel(false);
    }
    calls.remove(this);
    if (problem instanceof TryOnException last) {
      retries.addTo(last);
    }
    settings.events().outcome(task, allAttempts.get(), elapsed(), problem);
  }

  /** Frees what came too late. */
  private static void discard(@Nullable Object late) {
    if (late instanceof Closeable closeable) {
      try {
        closeable.close();
      } catch (IOException e) {
        // Nobody waits for it.
      }
    }
  }
}
