package io.github.tryonjobs.client;

import java.io.UncheckedIOException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Calls one after the other, as one future; cancelling it cancels the call under way. */
@SuppressWarnings("FutureReturnValueIgnored") // what follows from a result does not itself fail
final class Futures {

  private Futures() {}

  /** Returns the result of a call that is made at once. */
  static <R> CompletableFuture<R> of(Supplier<R> call) {
    try {
      return CompletableFuture.completedFuture(call.get());
    } catch (TryOnException | UncheckedIOException e) {
      return CompletableFuture.failedFuture(e);
    }
  }

  /** Makes a second call with the result of the first. */
  static <A, R> CompletableFuture<R> then(
      CompletableFuture<A> first, Function<A, CompletableFuture<R>> second) {
    CompletableFuture<R> result = new CompletableFuture<>();
    follow(
        result, first, value -> follow(result, second.apply(value), result::complete, null), null);
    return result;
  }

  /** Makes a call, and once more if it fails in a certain way. */
  static <R> CompletableFuture<R> orElse(
      Supplier<CompletableFuture<R>> call, Class<? extends Exception> failure) {
    CompletableFuture<R> result = new CompletableFuture<>();
    follow(
        result,
        call.get(),
        result::complete,
        e -> {
          if (failure.isInstance(e)) {
            follow(result, call.get(), result::complete, null);
          } else {
            result.completeExceptionally(e);
          }
        });
    return result;
  }

  private static <A, R> void follow(
      CompletableFuture<R> result,
      CompletableFuture<A> call,
      java.util.function.Consumer<A> onValue,
      java.util.function.@Nullable Consumer<Throwable> onFailure) {
    result.whenComplete((r, failure) -> call.cancel(true));
    call.whenComplete(
        (value, failure) -> {
          try {
            if (failure == null) {
              onValue.accept(value);
            } else if (onFailure == null) {
              result.completeExceptionally(cause(failure));
            } else {
              onFailure.accept(cause(failure));
            }
          } catch (RuntimeException e) {
            result.completeExceptionally(e);
          }
        });
  }

  private static Throwable cause(Throwable failure) {
    return failure instanceof CompletionException && failure.getCause() != null
        ? failure.getCause()
        : failure;
  }
}
