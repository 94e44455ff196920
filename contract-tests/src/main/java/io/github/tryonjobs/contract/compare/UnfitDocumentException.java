package io.github.tryonjobs.contract.compare;

import io.github.tryonjobs.contract.Texts;

/** Says, in one line, why a document cannot be compared. */
final class UnfitDocumentException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  UnfitDocumentException(String message) {
    super(Texts.oneLine(message));
  }
}
