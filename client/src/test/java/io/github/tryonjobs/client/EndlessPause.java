package io.github.tryonjobs.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CancellationException;
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

  void assertIsCancelledSoon() {
    assertThat(made.join())
        .failsWithin(Duration.ofMinutes(2))
        .withThrowableOfType(CancellationException.class);
  }
}
