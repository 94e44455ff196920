package io.github.tryonjobs.mock.state;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * Takes an API key out of strings, also where it is percent-encoded, and cuts them: the journal has
 * many.
 *
 * @param apiKey the key, or null if there is none
 */
record Redaction(@Nullable String apiKey) {

  private static final int LONGEST = 1_000;
  private static final String STARS = "***";

  String of(String string) {
    String without = ofWhole(string);
    return without.length() <= LONGEST ? without : without.substring(0, LONGEST) + "...";
  }

  String ofWhole(String string) {
    if (apiKey == null || apiKey.isEmpty()) {
      return string;
    }
    String without = string.replace(apiKey, STARS);
    if (without.indexOf('%') < 0) {
      return without;
    }
    String decoded = decoded(without);
    return decoded.contains(apiKey) ? decoded.replace(apiKey, STARS) : without;
  }

  private static String decoded(String string) {
    try {
      return URLDecoder.decode(string.replace("+", "%2B"), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      // Not encoded.
      return string;
    }
  }

  /** Leaves out the key. */
  @Override
  public String toString() {
    return "Redaction[]";
  }
}
