package io.github.tryonjobs.client.internal.decode;

/** JSON of another kind than an object; the message says which. */
final class OtherKindException extends Exception {

  private static final long serialVersionUID = 1L;

  OtherKindException(String kind) {
    super(kind);
  }
}
