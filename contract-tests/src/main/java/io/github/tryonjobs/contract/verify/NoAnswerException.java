package io.github.tryonjobs.contract.verify;

/** There is no answer, or only a part of one. */
public final class NoAnswerException extends Exception {

  private static final long serialVersionUID = 1L;

  /** What is known of the server after that. */
  public enum Reach {
    /** There was no connection. */
    NOT_REACHED,
    /** There was a connection, and nothing came. */
    SILENT,
    /** There was a connection, and something came that is no answer. */
    REACHED
  }

  private final Reach reach;

  /**
   * Creates one.
   *
   * @param message what came instead, as in "got: …"
   */
  public NoAnswerException(Reach reach, String message) {
    super(message);
    this.reach = reach;
  }

  /** Returns what is known of the server. */
  public Reach reach() {
    return reach;
  }
}
