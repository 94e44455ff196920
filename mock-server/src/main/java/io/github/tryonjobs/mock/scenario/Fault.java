package io.github.tryonjobs.mock.scenario;

import java.util.Locale;

/** What goes wrong on the wire instead of a documented answer. */
public enum Fault {
  /** The connection is reset before anything was answered. */
  RESET,
  /** Nothing is answered, and the connection stays open. */
  STALL,
  /** The connection ends in the middle of the body. */
  TRUNCATED,
  /** The body is not JSON, although it says so. */
  MALFORMED,
  /** The body that was to come is not there. */
  EMPTY;

  /** Returns the word that stands for this fault in a scenario. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
