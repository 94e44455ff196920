package io.github.tryonjobs.mock;

/** What a header can have as its value. */
final class HeaderValue {

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
            "%s has visible ASCII characters only, but character %d is U+%04X"
                .formatted(what, i + 1, (int) value.charAt(i)));
      }
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
