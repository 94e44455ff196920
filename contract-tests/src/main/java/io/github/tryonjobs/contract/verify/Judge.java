package io.github.tryonjobs.contract.verify;

/** Who found something wrong. They share no engine, so that what one lets pass another may not. */
public enum Judge {
  /** The wire: that there is a response, with the documented status code. */
  STATUS("status"),
  /** The headers that the contract documents, the content type among them. */
  HEADER("header"),
  /** The interaction of the pact, by Pact's own matching. */
  PACT("pact"),
  /** The contract's schemas, which are closed. */
  SCHEMA("schema"),
  /** What neither a pact nor a schema can say. */
  RULE("rule"),
  /** What an API key opens, and where it may not appear. */
  SECURITY("security");

  private final String label;

  Judge(String label) {
    this.label = label;
  }

  /** Returns the name that reports use. */
  public String label() {
    return label;
  }
}
