package io.github.tryonjobs.mock.state;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Takes an API key out of strings, also where it is percent-encoded, and cuts them. */
record Redaction(@Nullable String apiKey) {

  private static final int LONGEST = 1_000;
  private static final String STARS = "***";

  /** A URL in a URL in a URL. */
  private static final int MOST_LAYERS = 3;

  private static final Pattern STRAY = Pattern.compile("%(?![0-9A-Fa-f]{2})");

  /** Cuts last, or a part of a key would be left; what is wrong with a string follows it. */
  String of(String string) {
    String without = ofWhole(string);
    int end = without.length() - LONGEST / 2;
    return without.length() <= LONGEST
        ? without
        : without.substring(0, LONGEST / 2) + " ... " + without.substring(end);
  }

  String ofWhole(String string) {
    if (apiKey == null || apiKey.isEmpty()) {
      return string;
    }
    String shown = string.replace(apiKey, STARS);
    String decoded = shown;
    for (int layer = 0; layer < MOST_LAYERS && decoded.indexOf('%') >= 0; layer++) {
      decoded = decoded(decoded);
      if (decoded.contains(apiKey)) {
        decoded = decoded.replace(apiKey, STARS);
        shown = decoded;
      }
    }
    return shown;
  }

  /** Decodes what is percent-encoded, and keeps a % that stands for nothing. */
  private static String decoded(String string) {
    return URLDecoder.decode(
        STRAY.matcher(string.replace("+", "%2B")).replaceAll("%25"), StandardCharsets.UTF_8);
  }

  /** Leaves out the key. */
  @Override
  public String toString() {
    return "Redaction[]";
  }
}
