package io.github.tryonjobs.contract.verify;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;

/** The forms in which an API key may come back. */
final class ApiKeyTraces {

  private static final String REMOVED = "(API key)";

  private ApiKeyTraces() {}

  private static List<String> of(String apiKey) {
    byte[] bytes = apiKey.getBytes(StandardCharsets.UTF_8);
    return List.of(
        apiKey,
        URLEncoder.encode(apiKey, StandardCharsets.UTF_8),
        Base64.getEncoder().encodeToString(bytes),
        Base64.getEncoder().withoutPadding().encodeToString(bytes));
  }

  static boolean isIn(String text, String apiKey) {
    return of(apiKey).stream().anyMatch(text::contains);
  }

  static String remove(String text, String apiKey) {
    String clean = text;
    for (String trace : of(apiKey)) {
      clean = clean.replace(trace, REMOVED);
    }
    return clean;
  }
}
