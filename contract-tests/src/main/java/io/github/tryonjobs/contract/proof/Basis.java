package io.github.tryonjobs.contract.proof;

/** From where a behaviour is known. */
public enum Basis {
  /** The live service was seen to behave so. */
  LIVE("live"),
  /** The vendor says so. */
  DOCUMENTED("documented"),
  /** Nobody says so, but something had to be chosen. */
  ASSUMED("assumed");

  private final String label;

  Basis(String label) {
    this.label = label;
  }

  /** Returns the name that files use. */
  public String label() {
    return label;
  }
}
