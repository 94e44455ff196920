package io.github.tryonjobs.contract.verify;

/** The server did not answer its first request, so that nothing can be said of it. */
public final class UnreachableException extends Exception {

  private static final long serialVersionUID = 1L;

  UnreachableException(String message, Throwable cause) {
    super(message, cause);
  }
}
