package io.github.tryonjobs.client.internal.decode;

import org.jspecify.annotations.Nullable;

/** Bytes that are not the documented JSON object; the message says how. */
final class UnreadableException extends Exception {

  private static final long serialVersionUID = 1L;

  UnreadableException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
