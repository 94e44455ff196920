package io.github.tryonjobs.client.internal.answer;

import org.jspecify.annotations.Nullable;

/** A text is not the JSON object that it should be; the message says how. */
final class UnreadableException extends Exception {

  private static final long serialVersionUID = 1L;

  UnreadableException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
