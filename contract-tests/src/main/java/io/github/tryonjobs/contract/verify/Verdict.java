package io.github.tryonjobs.contract.verify;

/** What is known of a behaviour after a run. */
public enum Verdict {
  /** It was seen to be as documented. */
  HELD("held"),
  /** It was seen to be otherwise. */
  BROKEN("broken"),
  /** It was not seen. */
  NOT_PROVABLE("not provable here");

  private final String label;

  Verdict(String label) {
    this.label = label;
  }

  /** Returns the name that reports use. */
  public String label() {
    return label;
  }
}
