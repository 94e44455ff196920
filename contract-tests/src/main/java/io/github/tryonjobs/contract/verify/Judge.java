package io.github.tryonjobs.contract.verify;

import java.util.Locale;

/** Who found something wrong. They share no engine, so that what one lets pass another may not. */
public enum Judge {
  /** The wire: that there is a response, with the documented status code. */
  STATUS,
  /** The headers that the contract documents, the content type among them. */
  HEADER,
  /** The interaction of the pact, by Pact's own matching. */
  PACT,
  /** The contract's schemas, which are closed. */
  SCHEMA,
  /** What neither a pact nor a schema can say. */
  RULE,
  /** What an API key opens, and where it may not appear. */
  SECURITY;

  /** Returns the name that reports use. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
