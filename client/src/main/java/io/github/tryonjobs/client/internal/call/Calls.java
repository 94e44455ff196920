package io.github.tryonjobs.client.internal.call;

import io.github.tryonjobs.client.PollInterruptedException;
import io.github.tryonjobs.client.RetryPolicy;
import io.github.tryonjobs.client.Sleeper;
import io.github.tryonjobs.client.TryOnException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** All calls of one client that are under way. Safe for use by several threads. */
public final class Calls implements AutoCloseable {

  /** What may be set for one call. */
  public record Settings(RetryPolicy retryPolicy, Duration requestTimeout, Events events) {}

  private final Threads threads;
  private final Sleeper sleeper;
  private final InstantSource clock;
  private final RandomGenerator random;
  private final Set<Call<?>> underWay = ConcurrentHashMap.newKeySet();
  private volatile boolean closed;

  public Calls(Threads threads, Sleeper sleeper, InstantSource clock, RandomGenerator random) {
    this.threads = threads;
    this.sleeper = sleeper;
    this.clock = clock;
    this.random = random;
  }

  /**
   * Makes a call and waits for its result.
   *
   * @throws TryOnException if it fails; with the stack trace of the calling thread
   */
  public <R> R await(Task<R> task, Settings settings) {
    Call<R> call = new Call<>(task, this, settings);
    boolean wasInterrupted = Thread.currentThread().isInterrupted();
    try {
      if (!wasInterrupted) {
        begin(call);
      }
      while (true) {
        try {
          return call.result().get();
        } catch (InterruptedException e) {
          wasInterrupted = true;
          call.end(null, new PollInterruptedException(task.request(), e));
        }
      }
    } catch (ExecutionException e) {
      throw thrown(e.getCause());
    } finally {
      if (wasInterrupted) {
        // Not before, so that a listener may log to a file that an interrupt would close.
        Thread.currentThread().interrupt();
      }
    }
  }

  private static RuntimeException thrown(@Nullable Throwable failure) {
    if (failure instanceof Error error) {
      throw error;
    }
    if (failure instanceof TryOnException own) {
      // What the application wants to see is where it called, not a thread of ours.
      own.fillInStackTrace();
    }
    return failure instanceof RuntimeException known ? known : new IllegalStateException(failure);
  }

  /** Makes a call. Cancelling or completing the result ends it. */
  public <R> CompletableFuture<R> start(Task<R> task, Settings settings) {
    Call<R> call = new Call<>(task, this, settings);
    CallFuture<R> future = new CallFuture<>(call);
    call.whenTold(future::finish);
    begin(call);
    return future;
  }

  private void begin(Call<?> call) {
    underWay.add(call);
    if (closed) {
      call.close();
    } else {
      call.begin();
    }
  }

  void remove(Call<?> call) {
    underWay.remove(call);
  }

  Threads threads() {
    return threads;
  }

  CompletableFuture<?> sleep(Duration pause) {
    return Objects.requireNonNull(sleeper.sleep(pause), "the sleeper returned null");
  }

  public RandomGenerator random() {
    return random;
  }

  public Instant now() {
    return clock.instant();
  }

  /** Ends all calls that are under way, and all threads. */
  @Override
  public void close() {
    threads.awaitFinished();
    closed = true;
    underWay.forEach(Call::close);
    threads.close();
  }
}
