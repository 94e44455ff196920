package io.github.tryonjobs.mock.scenario;

import java.util.Locale;

/** What goes wrong on the wire instead of a documented response. */
public enum Fault {
  RESET("the connection is reset"),
  STALL("no response comes, and the connection stays open"),
  TRUNCATED("the connection ends in the middle of the body"),
  MALFORMED("the body is not JSON, although it says so"),
  EMPTY("there is no body");

  private final String meaning;

  Fault(String meaning) {
    this.meaning = meaning;
  }

  public String meaning() {
    return meaning;
  }

  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
