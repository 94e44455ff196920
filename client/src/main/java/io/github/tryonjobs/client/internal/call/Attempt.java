package io.github.tryonjobs.client.internal.call;

import io.github.tryonjobs.client.TryOnRequest;

/** One attempt of a call, which another thread may break off. Safe for use by several threads. */
public final class Attempt {

  private final TryOnRequest request;

  /** How much of its request an attempt has sent. */
  public enum Sent {
    /** Nothing, so that the server cannot have accepted it. */
    NOTHING,
    PART,
    ALL
  }

  private final Step step = new Step();
  private volatile Sent sent = Sent.NOTHING;

  public Attempt(TryOnRequest request) {
    this.request = request;
  }

  public TryOnRequest request() {
    return request;
  }

  /** Tells whether the attempt has ended, or nobody waits for it any more. */
  public boolean isSettled() {
    return step.isEnded();
  }

  /**
   * Tells whether the request may be sent, and from then on counts it as sent in part. Once the
   * attempt is broken off it may not: who has found nothing sent by then can rely on it.
   */
  public boolean maySend() {
    sent = Sent.PART;
    return !isSettled();
  }

  /** Counts the request as not sent: the server has refused it, and it is to be sent anew. */
  public void sendAgain() {
    sent = Sent.NOTHING;
  }

  public void sentAll() {
    sent = Sent.ALL;
  }

  public Sent sent() {
    return sent;
  }

  /**
   * Sets what breaks the attempt off, such as closing its connection. It is run by another thread
   * and must not block; at once if nobody waits any more.
   */
  public void onBreakOff(Runnable action) {
    step.next(action);
  }

  /**
   * Ends the attempt, and tells whether the caller is the first to do so, and goes on from here.
   */
  boolean settle() {
    return step.end();
  }

  /** Breaks the attempt off unless it has ended, and tells whether it had not. */
  boolean breakOff() {
    boolean first = settle();
    if (first) {
      free();
    }
    return first;
  }

  /** Frees what the attempt holds, as it can come to nothing any more. */
  void free() {
    step.free();
  }
}
