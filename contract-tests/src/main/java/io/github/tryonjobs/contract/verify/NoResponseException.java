package io.github.tryonjobs.contract.verify;

/** There is no response, or only a part of one. */
public final class NoResponseException extends Exception {

  private static final long serialVersionUID = 1L;

  /** What is known of the server after that. */
  public enum Reach {
    /** There was no connection. */
    NOT_REACHED,
    /** There was a connection, and no complete response in time. */
    SILENT,
    /** There was a connection, and what came is not an HTTP response. */
    REACHED
  }

  private final Reach reach;
  private final String received;

  /**
   * Creates an exception.
   *
   * @param message what came instead, as in "got: …"
   */
  public NoResponseException(Reach reach, String message) {
    this(reach, message, "");
  }

  NoResponseException(Reach reach, String message, String received) {
    super(message);
    this.reach = reach;
    this.received = received;
  }

  /** Returns what is known of the server. */
  public Reach reach() {
    return reach;
  }

  /** Returns the bytes that came all the same, as ISO 8859-1. */
  String received() {
    return received;
  }
}
