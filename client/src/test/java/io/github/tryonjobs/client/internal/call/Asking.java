package io.github.tryonjobs.client.internal.call;

import io.github.tryonjobs.client.FakeTime;
import io.github.tryonjobs.client.RetryPolicy;
import io.github.tryonjobs.client.TryOnListener.Operation;
import io.github.tryonjobs.client.TryOnRequest;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** Asks for something that the test answers. */
final class Asking<R> extends Task<R> {

  static final Duration SOON = Duration.ofMinutes(2);
  static final Calls.Settings SETTINGS =
      new Calls.Settings(RetryPolicy.none(), SOON, new Events(List.of()));

  final CompletableFuture<Void> asked = new CompletableFuture<>();
  final CompletableFuture<R> response = new CompletableFuture<>();

  Asking() {
    super(new TryOnRequest(Operation.OPEN_RESULT, "a", URI.create("http://h/"), 0), SOON, null);
  }

  static Calls calls(Threads threads) {
    FakeTime time = new FakeTime();
    return new Calls(threads, time, time, FakeTime.LONGEST_JITTER);
  }

  @Override
  public R attempt(Attempt attempt) {
    asked.complete(null);
    return response.join();
  }
}
