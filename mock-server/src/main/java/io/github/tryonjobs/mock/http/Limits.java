package io.github.tryonjobs.mock.http;

import java.time.Duration;

/**
 * What one client can take of the server.
 *
 * @param headBytes how long the request line and all headers may be together
 * @param headers how many headers there may be
 * @param targetBytes how long the target of a request may be
 * @param bodyBytes how long the body of a request may be
 * @param idle how long a connection may be idle, take to send the head of a request, or not read
 * @param body how long a request may take to send its body
 * @param stall how long a stalled response keeps its connection
 * @param connections how many connections there may be at once
 */
public record Limits(
    int headBytes,
    int headers,
    int targetBytes,
    int bodyBytes,
    Duration idle,
    Duration body,
    Duration stall,
    int connections) {

  /** So much of the heap there is for each connection, a quarter of which it takes. */
  private static final long BYTES_PER_CONNECTION = 32 * 1024;

  /** What holds unless a test wants less. */
  public static final Limits DEFAULT =
      new Limits(
          16 * 1024,
          100,
          8 * 1024,
          64 * 1024,
          Duration.ofSeconds(30),
          Duration.ofSeconds(10),
          Duration.ofHours(1),
          (int) Math.min(2_000, Runtime.getRuntime().maxMemory() / BYTES_PER_CONNECTION));
}
