package io.github.tryonjobs.contract.verify;

/** The state of a server cannot be set. */
public final class NoStateException extends Exception {

  private static final long serialVersionUID = 1L;

  NoStateException(String message) {
    super(message);
  }
}
