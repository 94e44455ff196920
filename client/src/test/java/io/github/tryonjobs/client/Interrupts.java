package io.github.tryonjobs.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;

/** Threads that are interrupted while they wait. */
final class Interrupts {

  private Interrupts() {}

  /**
   * Interrupts a call once it is blocked, and returns what it throws with the interrupt flag set.
   *
   * @param blocked completed when the call is blocked
   */
  static Throwable interrupt(Callable<?> call, CompletableFuture<?> blocked)
      throws InterruptedException {
    CompletableFuture<Throwable> thrown = new CompletableFuture<>();
    Thread caller =
        new Thread(
            () -> {
              try {
                Object result = call.call();
                thrown.completeExceptionally(new AssertionError("returned " + result));
              } catch (Exception e) {
                if (Thread.currentThread().isInterrupted()) {
                  thrown.complete(e);
                } else {
                  thrown.completeExceptionally(new AssertionError("the flag is not set", e));
                }
              }
            });
    caller.start();
    blocked.join();
    caller.interrupt();
    assertThat(thrown).succeedsWithin(Duration.ofMinutes(2));
    caller.join();
    return thrown.join();
  }
}
