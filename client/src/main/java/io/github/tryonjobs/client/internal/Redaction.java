package io.github.tryonjobs.client.internal;

import java.nio.charset.StandardCharsets;

/**
 * Takes the API key out of what a server sends back, before anything is made of it: from there on
 * it can reach no message, log or report. Immutable.
 */
final class Redaction {

  private static final String REDACTED = "[redacted]";

  /** A shorter text is no secret, and may well be part of a word. */
  private static final int SHORTEST_SECRET = 8;

  private final String apiKey;

  Redaction(String apiKey) {
    this.apiKey = apiKey;
  }

  String of(String text) {
    return apiKey.length() < SHORTEST_SECRET ? text : text.replace(apiKey, REDACTED);
  }

  /** Leaves all other bytes as they are, whatever their encoding. */
  byte[] of(byte[] bytes) {
    String text = new String(bytes, StandardCharsets.ISO_8859_1);
    String redacted = of(text);
    return redacted.equals(text) ? bytes : redacted.getBytes(StandardCharsets.ISO_8859_1);
  }
}
