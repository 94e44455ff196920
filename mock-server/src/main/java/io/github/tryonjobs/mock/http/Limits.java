package io.github.tryonjobs.mock.http;

import java.time.Duration;

/**
 * What one client can take of the server.
 *
 * @param headBytes how long the request line and all headers may be together
 * @param headers how many headers there may be
 * @param targetBytes how long the target of a request may be
 * @param bodyBytes how long the body of a request may be
 * @param unreadBytes how much of its answers a client may leave unread
 * @param idle how long a connection may be idle, or take to send the head of a request
 * @param body how long a request may take to send its body
 * @param stall how long a stalled answer keeps its connection
 * @param connections how many connections there may be at once
 */
public record Limits(
    int headBytes,
    int headers,
    int targetBytes,
    int bodyBytes,
    int unreadBytes,
    Duration idle,
    Duration body,
    Duration stall,
    int connections) {

  /** What holds unless a test wants less. */
  public static final Limits DEFAULT =
      new Limits(
          16 * 1024,
          100,
          8 * 1024,
          64 * 1024,
          1024 * 1024,
          Duration.ofSeconds(30),
          Duration.ofSeconds(10),
          Duration.ofHours(1),
          2_000);

  /** How often it is looked whether time is up. */
  Duration checkInterval() {
    Duration shortest = idle.compareTo(body) < 0 ? idle : body;
    Duration wanted = shortest.dividedBy(10);
    return wanted.compareTo(Duration.ofSeconds(1)) < 0 ? wanted : Duration.ofSeconds(1);
  }
}
