package io.github.tryonjobs.mock;

import java.util.Locale;

/** What a header can have as its value. */
final class HeaderValue {

  /** Of all headers together there may be twice as much. */
  private static final int LONGEST = 8 * 1024;

  private HeaderValue() {}

  /**
   * Returns a value: visible characters of ASCII. It is a secret, and not shown.
   *
   * @throws IllegalArgumentException if no header can have it
   */
  static String checked(String what, String value) {
    for (int i = 0; i < value.length(); i++) {
      if (value.charAt(i) <= ' ' || value.charAt(i) > '~') {
        throw new IllegalArgumentException(
            String.format(
                Locale.ROOT,
                "%s has visible ASCII characters only, but character %d is U+%04X",
                what,
                i + 1,
                (int) value.charAt(i)));
      }
    }
    if (value.length() > LONGEST) {
      throw new IllegalArgumentException(what + " must be within " + LONGEST + " characters");
    }
    return notBlank(what, value);
  }

  static String notBlank(String what, String value) {
    if (value.isBlank()) {
      throw new IllegalArgumentException(what + " must not be blank");
    }
    return value;
  }
}
