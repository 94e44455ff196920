package io.github.tryonjobs.contract.proof;

/** Says, in one line, why a file is no proof. */
public final class UnfitProofException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  UnfitProofException(String message) {
    super(message.replaceAll("[\\p{Cntrl}\\p{Cf}\\u2028\\u2029]+", " ").strip());
  }
}
