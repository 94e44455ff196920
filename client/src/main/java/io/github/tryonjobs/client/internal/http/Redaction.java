package io.github.tryonjobs.client.internal.http;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;

/**
 * Takes a secret out of what a server sends back, before anything is made of it: from there on it
 * can reach no message, log or report. Immutable.
 */
public final class Redaction {

  private static final String REDACTED = "[redacted]";

  /** A shorter string may well be part of a word. */
  private static final int SHORTEST_SECRET = 8;

  private final String secret;

  /** Constructor of a redaction of a secret. */
  public Redaction(String secret) {
    this.secret = secret;
  }

  /** Returns a redaction of the query of a URI, which may be a signature. */
  static Redaction ofUri(URI uri) {
    return new Redaction(uri.getRawQuery() == null ? "" : uri.getRawQuery());
  }

  /** Returns a string without the secret. */
  public String of(String text) {
    return secret.length() < SHORTEST_SECRET ? text : text.replace(secret, REDACTED);
  }

  /** Leaves all other bytes as they are, whatever their encoding. */
  byte[] of(byte[] bytes) {
    String text = new String(bytes, StandardCharsets.ISO_8859_1);
    String redacted = of(text);
    return redacted.equals(text) ? bytes : redacted.getBytes(StandardCharsets.ISO_8859_1);
  }

  /** Returns an exception as it is, or one without cause if a message in it has the secret. */
  Throwable of(Throwable failure) {
    for (Throwable t = failure; t != null; t = t.getCause()) {
      String text = t.toString();
      if (!of(text).equals(text)) {
        IOException redacted = new IOException(of(failure.toString()));
        redacted.setStackTrace(failure.getStackTrace());
        return redacted;
      }
    }
    return failure;
  }
}
