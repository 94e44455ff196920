package io.github.tryonjobs.mock.http;

import java.time.Duration;

/** What one client can take of the server. */
final class Limits {

  /** The request line and all headers, in bytes. */
  static final int HEAD_BYTES = 16 * 1024;

  static final int HEADERS = 100;

  /** The body of a request, in bytes. */
  static final int BODY_BYTES = 64 * 1024;

  /** How long a connection may be idle, or take to send the head of a request. */
  static final Duration IDLE = Duration.ofSeconds(30);

  /** How long a request may take to send its body. */
  static final Duration BODY = Duration.ofSeconds(10);

  /** How long a stalled answer keeps its connection. */
  static final Duration STALL = Duration.ofHours(1);

  static final int CONNECTIONS = 2_000;

  private Limits() {}
}
