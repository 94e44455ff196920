package io.github.tryonjobs.client;

import java.util.concurrent.CompletableFuture;

/** A service that never answers in full, and tells when it was asked and when it was left. */
final class Silence {
  final CompletableFuture<Void> asked = new CompletableFuture<>();
  final CompletableFuture<Void> left = new CompletableFuture<>();

  RawServer start() {
    return startAfter("");
  }

  /** Begins each answer with these bytes, and goes no further. */
  RawServer startAfter(String bytes) {
    return RawServer.of(
        connection -> {
          connection.write(bytes);
          asked.complete(null);
          connection.awaitEnd();
          left.complete(null);
        });
  }
}
