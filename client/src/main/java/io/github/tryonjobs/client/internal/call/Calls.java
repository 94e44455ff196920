package io.github.tryonjobs.client.internal.call;

import io.github.tryonjobs.client.PollInterruptedException;
import io.github.tryonjobs.client.Sleeper;
import io.github.tryonjobs.client.TryOnException;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;

/** All calls of one client that are under way. Safe for use by several threads. */
@SuppressWarnings("FutureReturnValueIgnored") // what follows from a result does not itself fail
public final class Calls implements AutoCloseable {

  private final Threads threads;
  private final Sleeper sleeper;
  private final Set<Call<?, ?>> underWay = ConcurrentHashMap.newKeySet();
  private volatile boolean closed;

  /** Creates an empty set of calls. */
  public Calls(Threads threads, Sleeper sleeper) {
    this.threads = threads;
    this.sleeper = sleeper;
  }

  /**
   * Makes a call and waits for its result.
   *
   * @throws TryOnException if it fails; with the stack trace of the calling thread
   */
  public <R> R await(Course<?, R> course) {
    CompletableFuture<R> result = start(course);
    try {
      return result.get();
    } catch (InterruptedException e) {
      result.cancel(true);
      Thread.currentThread().interrupt();
      throw new PollInterruptedException(course.request(), e);
    } catch (ExecutionException e) {
      throw thrown(e);
    }
  }

  private static RuntimeException thrown(ExecutionException e) {
    if (e.getCause() instanceof Error error) {
      throw error;
    }
    if (e.getCause() instanceof RuntimeException failure) {
      // What the application wants to see is where it called, not a thread of ours.
      failure.fillInStackTrace();
      return failure;
    }
    return new IllegalStateException(e.getCause());
  }

  /**
   * Makes a call.
   *
   * @return its result. Cancelling it ends the call. What is chained to it does not run on a thread
   *     for requests, so that it may make a call and wait for it
   */
  public <R> CompletableFuture<R> startDetached(Course<?, R> course) {
    CompletableFuture<R> result = start(course);
    CompletableFuture<R> detached = new CompletableFuture<>();
    detached.whenComplete((r, failure) -> result.cancel(true));
    result.whenComplete(
        (r, failure) ->
            threads.followUp(
                () -> {
                  if (failure == null) {
                    detached.complete(r);
                  } else {
                    detached.completeExceptionally(failure);
                  }
                }));
    return detached;
  }

  private <A, R> CompletableFuture<R> start(Course<A, R> course) {
    Call<A, R> call = new Call<>(course, threads, sleeper);
    underWay.add(call);
    call.result().whenComplete((r, failure) -> underWay.remove(call));
    if (closed) {
      call.close();
    } else {
      call.begin();
    }
    return call.result();
  }

  /** Ends all calls that are under way, and all threads. */
  @Override
  public void close() {
    closed = true;
    underWay.forEach(Call::close);
    threads.close();
  }
}
