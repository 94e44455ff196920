package io.github.tryonjobs.mock.scenario;

/** A text is not a scenario; the message says where it goes wrong and what would be right. */
public final class ScenarioSyntaxException extends IllegalArgumentException {

  private static final long serialVersionUID = 1L;

  private final int position;

  /**
   * Creates an exception.
   *
   * @param position the index of the character where it goes wrong, from 0
   */
  public ScenarioSyntaxException(String text, int position, String problem) {
    super("scenario \"" + text + "\" is wrong at character " + (position + 1) + ": " + problem);
    this.position = position;
  }

  /** Returns the index of the character where it goes wrong, from 0. */
  public int position() {
    return position;
  }
}
