package io.github.tryonjobs.mock.state;

import java.util.regex.Pattern;

/** How many starts an API key has. Each one that is set begins anew for every key. */
public final class Credits {

  private static final String UNLIMITED_TEXT = "unlimited";
  private static final Pattern NUMBER = Pattern.compile("[0-9]{1,9}");

  /** No limit. */
  public static final Credits UNLIMITED = new Credits(-1);

  private final int amount;

  private Credits(int amount) {
    this.amount = amount;
  }

  /**
   * Reads credits: a number, or {@code unlimited}.
   *
   * @throws IllegalArgumentException if the text is not one
   */
  public static Credits parse(String text) {
    if (text.equals(UNLIMITED_TEXT)) {
      return UNLIMITED;
    }
    if (!NUMBER.matcher(text).matches()) {
      throw new IllegalArgumentException(
          "\"" + text + "\" is not a number of credits such as 3, or unlimited");
    }
    return new Credits(Integer.parseInt(text));
  }

  /** Returns whether there is one left when some have been used. */
  boolean allow(int used) {
    return this == UNLIMITED || used < amount;
  }

  /** Returns the text that stands for these credits. */
  public String text() {
    return this == UNLIMITED ? UNLIMITED_TEXT : String.valueOf(amount);
  }
}
