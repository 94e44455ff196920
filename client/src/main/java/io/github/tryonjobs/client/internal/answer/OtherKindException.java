package io.github.tryonjobs.client.internal.answer;

/** A text is JSON, but of another kind than an object; the message says which. */
final class OtherKindException extends Exception {

  private static final long serialVersionUID = 1L;

  OtherKindException(String kind) {
    super(kind);
  }
}
