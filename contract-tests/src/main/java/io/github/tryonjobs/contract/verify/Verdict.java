package io.github.tryonjobs.contract.verify;

/** What is known of a behaviour after a run, in the order in which people want to read it. */
public enum Verdict {
  /** It was seen to be otherwise. */
  BROKEN("broken"),
  /** It was not seen. */
  NOT_PROVABLE("not provable here"),
  /** It is broken or not provable, and the baseline says why. */
  KNOWN("known"),
  /** It was seen, and neither the contract nor HTTP says what is right. */
  OBSERVED("observed"),
  /** It was seen to be as documented. */
  HELD("held");

  private final String label;

  Verdict(String label) {
    this.label = label;
  }

  /** Returns the name that reports use. */
  public String label() {
    return label;
  }
}
