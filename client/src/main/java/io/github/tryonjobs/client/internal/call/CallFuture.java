package io.github.tryonjobs.client.internal.call;

import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The result of a call, as an application gets it. Who waits for it is freed by the call itself;
 * what is chained to it runs on threads for that, so that it can keep no call from ending.
 * Completing or cancelling it ends the call. If functions are chained to it, {@code state} and
 * {@code exceptionNow}, which JDK 17 does not have, tell the end a moment after all other methods.
 */
@SuppressWarnings("FutureReturnValueIgnored") // its own end
final class CallFuture<R> extends CompletableFuture<R> {

  private final Call<R> call;
  private final CompletableFuture<R> result;

  CallFuture(Call<R> call) {
    this.call = call;
    this.result = call.result();
  }

  /** Runs what is chained to the result. */
  void finish() {
    result.whenComplete(
        (value, failure) -> {
          if (failure == null) {
            super.complete(value);
          } else if (result.isCancelled()) {
            super.cancel(false);
          } else {
            super.completeExceptionally(failure);
          }
        });
  }

  /** Makes the state of this future that of the call, if that runs no function. */
  private void settle() {
    if (result.isDone() && getNumberOfDependents() == 0) {
      finish();
    }
  }

  @Override
  public boolean cancel(boolean mayInterruptIfRunning) {
    call.end(null, new CancellationException());
    return isCancelled();
  }

  @Override
  public boolean complete(R value) {
    return call.complete(value);
  }

  @Override
  public boolean completeExceptionally(Throwable failure) {
    return call.end(null, failure);
  }

  @Override
  public CompletableFuture<R> completeAsync(Supplier<? extends R> supplier, Executor executor) {
    executor.execute(
        () -> {
          try {
            complete(supplier.get());
          } catch (Throwable e) {
            completeExceptionally(e);
          }
        });
    return this;
  }

  @Override
  public R get() throws InterruptedException, ExecutionException {
    try {
      return result.get();
    } finally {
      settle();
    }
  }

  @Override
  public R get(long timeout, TimeUnit unit)
      throws InterruptedException, ExecutionException, TimeoutException {
    try {
      return result.get(timeout, unit);
    } finally {
      settle();
    }
  }

  @Override
  public R join() {
    try {
      return result.join();
    } finally {
      settle();
    }
  }

  @Override
  public @Nullable R getNow(@Nullable R valueIfAbsent) {
    return result.getNow(valueIfAbsent);
  }

  /** Returns the result, as {@code resultNow} of JDK 19 and newer does. */
  public R resultNow() {
    if (!isDone() || isCompletedExceptionally()) {
      throw new IllegalStateException("the call has not ended with a result");
    }
    return result.join();
  }

  @Override
  public boolean isDone() {
    settle();
    return result.isDone();
  }

  @Override
  public boolean isCancelled() {
    return result.isCancelled();
  }

  @Override
  public boolean isCompletedExceptionally() {
    return result.isCompletedExceptionally();
  }

  @Override
  public <U> CompletableFuture<U> newIncompleteFuture() {
    return new CompletableFuture<>();
  }
}
