package io.github.tryonjobs.client;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;

/** A pause that does not end by itself, and tells when it is made. */
final class EndlessPause implements Sleeper {
  final CompletableFuture<CompletableFuture<Void>> made = new CompletableFuture<>();

  @Override
  public CompletableFuture<?> sleep(Duration duration) {
    CompletableFuture<Void> pause = new CompletableFuture<>();
    made.complete(pause);
    return pause;
  }
}
