package io.github.tryonjobs.mock.state;

import java.util.regex.Pattern;

/** How many starts an API key has. Each one that is set begins anew for every key. */
public final class Credits {

  private static final String UNLIMITED_TEXT = "unlimited";
  private static final Pattern NUMBER = Pattern.compile("[0-9]{1,9}");

  public static final Credits UNLIMITED = new Credits(-1);

  private final int amount;

  private Credits(int amount) {
    this.amount = amount;
  }

  /** Reads a number, or {@code unlimited}; throws {@link IllegalArgumentException}. */
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

  boolean allow(int used) {
    return this == UNLIMITED || used < amount;
  }

  public String text() {
    return this == UNLIMITED ? UNLIMITED_TEXT : String.valueOf(amount);
  }
}
