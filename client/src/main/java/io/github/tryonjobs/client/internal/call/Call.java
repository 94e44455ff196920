package io.github.tryonjobs.client.internal.call;

import io.github.tryonjobs.client.ClientClosedException;
import io.github.tryonjobs.client.Sleeper;
import io.github.tryonjobs.client.TransportException;
import io.github.tryonjobs.client.TryOnException;
import java.io.Closeable;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import org.jspecify.annotations.Nullable;

/** One call under way. It holds a thread while an attempt is made, and none in the pauses. */
@SuppressWarnings("FutureReturnValueIgnored") // what follows from a result does not itself fail
final class Call<A, R> {

  private final Course<A, R> course;
  private final Threads threads;
  private final Sleeper sleeper;
  private final CompletableFuture<R> result = new CompletableFuture<>();
  private volatile @Nullable Future<?> waitingFor;

  Call(Course<A, R> course, Threads threads, Sleeper sleeper) {
    this.course = course;
    this.threads = threads;
    this.sleeper = sleeper;
  }

  /** Returns what it results in. Whoever completes or cancels it ends the call. */
  CompletableFuture<R> result() {
    return result;
  }

  void begin() {
    Future<?> deadline = threads.schedule(() -> end(course.timedOut()), course.timeLeft());
    result.whenComplete(
        (r, failure) -> {
          deadline.cancel(false);
          stopWaiting();
          course.ended(failure);
        });
    pause(course.initialDelay());
  }

  void close() {
    end(new ClientClosedException(course.request()));
  }

  private void pause(Duration delay) {
    if (delay.isZero()) {
      attempt();
      return;
    }
    CompletableFuture<?> pause = sleeper.sleep(delay);
    waitFor(pause);
    pause.whenComplete(
        (r, failure) -> {
          if (failure == null) {
            attempt();
          } else {
            end(failure);
          }
        });
  }

  private void attempt() {
    if (result.isDone()) {
      return;
    }
    CompletableFuture<A> outcome = new CompletableFuture<>();
    Cancellation cancellation = new Cancellation();
    outcome.whenComplete(
        (answer, failure) -> {
          if (failure != null) {
            cancellation.cancel();
          }
        });
    outcome.whenComplete(this::decide);
    waitFor(outcome);
    try {
      threads.execute(() -> attempt(outcome, cancellation));
    } catch (RejectedExecutionException e) {
      end(new TransportException(course.request(), "there is no thread for the request", e));
    }
  }

  private void attempt(CompletableFuture<A> outcome, Cancellation cancellation) {
    if (outcome.isDone()) {
      return;
    }
    Duration timeout = course.attemptTimeout();
    Future<?> watchdog =
        threads.schedule(
            () -> outcome.completeExceptionally(course.attemptTimedOut(timeout)), timeout);
    try {
      A answer = course.attempt(timeout, cancellation);
      watchdog.cancel(false);
      if (!outcome.complete(answer)) {
        discard(answer);
      }
    } catch (Throwable e) {
      watchdog.cancel(false);
      outcome.completeExceptionally(e);
    }
  }

  private void decide(A answer, @Nullable Throwable failure) {
    if (result.isDone()) {
      discard(answer);
      return;
    }
    try {
      if (failure == null) {
        follow(course.answered(answer));
      } else if (failure instanceof TryOnException known) {
        follow(course.failed(known));
      } else {
        end(failure);
      }
    } catch (RuntimeException e) {
      end(e);
    }
  }

  private void follow(Next<R> next) {
    if (next instanceof Next.Done<R> done) {
      if (!result.complete(done.result())) {
        discard(done.result());
      }
    } else if (next instanceof Next.Failed<R> failed) {
      end(failed.failure());
    } else if (next instanceof Next.Again<R> again) {
      pause(again.delay());
    }
  }

  private void end(Throwable failure) {
    result.completeExceptionally(failure);
  }

  private void waitFor(Future<?> step) {
    waitingFor = step;
    if (result.isDone()) {
      stopWaiting();
    }
  }

  private void stopWaiting() {
    Future<?> step = waitingFor;
    if (step != null) {
      step.cancel(true);
    }
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
