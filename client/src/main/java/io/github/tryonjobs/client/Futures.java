package io.github.tryonjobs.client;

import java.io.UncheckedIOException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.BiFunction;
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
    return follow(
        first,
        (value, failure) ->
            failure == null ? second.apply(value) : CompletableFuture.failedFuture(failure));
  }

  /** Makes a call, and once more if it fails in a certain way. */
  static <R> CompletableFuture<R> orElse(
      Supplier<CompletableFuture<R>> call, Class<? extends Exception> type) {
    CompletableFuture<R> first = call.get();
    return follow(first, (value, failure) -> type.isInstance(failure) ? call.get() : first);
  }

  private static <A, R> CompletableFuture<R> follow(
      CompletableFuture<A> first, BiFunction<A, @Nullable Throwable, CompletableFuture<R>> next) {
    CompletableFuture<R> result = new CompletableFuture<>();
    result.whenComplete((r, failure) -> first.cancel(true));
    first.whenComplete(
        (value, failure) -> {
          try {
            CompletableFuture<R> second = next.apply(value, cause(failure));
            result.whenComplete((r, f) -> second.cancel(true));
            second.whenComplete(
                (r, f) -> {
                  if (f == null) {
                    result.complete(r);
                  } else {
                    result.completeExceptionally(cause(f));
                  }
                });
          } catch (Throwable e) {
            result.completeExceptionally(e);
          }
        });
    return result;
  }

  private static @Nullable Throwable cause(@Nullable Throwable failure) {
    return failure instanceof CompletionException && failure.getCause() != null
        ? failure.getCause()
        : failure;
  }
}
