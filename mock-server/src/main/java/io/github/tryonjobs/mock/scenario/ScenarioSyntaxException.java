package io.github.tryonjobs.mock.scenario;

/** A text is not a scenario; the message says where it goes wrong and what would be right. */
public final class ScenarioSyntaxException extends IllegalArgumentException {

  private static final long serialVersionUID = 1L;

  private static final int LONGEST = 500;

  private final int position;

  ScenarioSyntaxException(String text, int position, String problem) {
    super(
        "scenario \"" + cut(text) + "\" is wrong at character " + (position + 1) + ": " + problem);
    this.position = position;
  }

  private static String cut(String text) {
    return text.length() <= LONGEST ? text : text.substring(0, LONGEST) + "...";
  }

  /** Returns the index of the character where it goes wrong, from 0. */
  public int position() {
    return position;
  }
}
