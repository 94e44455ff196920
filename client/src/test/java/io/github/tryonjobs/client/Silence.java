package io.github.tryonjobs.client;

import java.util.concurrent.CompletableFuture;

/** A service that never answers, and tells when it was asked and when it was left. */
final class Silence {
  final CompletableFuture<Void> asked = new CompletableFuture<>();
  final CompletableFuture<Void> left = new CompletableFuture<>();

  RawServer start() {
    return RawServer.of(
        connection -> {
          asked.complete(null);
          connection.awaitEnd();
          left.complete(null);
        });
  }
}
