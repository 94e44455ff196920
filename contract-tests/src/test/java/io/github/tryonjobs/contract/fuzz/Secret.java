package io.github.tryonjobs.contract.fuzz;

/** The API key of the targets, which is to be found in nothing that they are answered with. */
final class Secret {

  static final String KEY = "sk_0123456789abcdef";

  private Secret() {}

  static void isNotIn(String text) {
    if (text.contains(KEY)) {
      throw new AssertionError("the API key is in " + text);
    }
  }
}
