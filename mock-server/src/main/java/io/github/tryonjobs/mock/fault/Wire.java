package io.github.tryonjobs.mock.fault;

/**
 * The connection that a request came by. What is said of the answer holds for this request only.
 */
public interface Wire {

  /** The property of the request that holds it. */
  String PROPERTY = "try-on-mock.wire";

  /** Resets the connection instead of sending the answer. */
  void reset();

  /** Keeps the answer back and the connection open. */
  void stall();

  /** Sends the head of the answer and a part of its body, and ends the connection. */
  void truncate();
}
