package io.github.tryonjobs.client.internal.http;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** The header {@code User-Agent} of the client. */
final class UserAgent {

  /** Written by the build, and not taken from a manifest, which may be an application's. */
  private static final String VERSION = read("version.txt");

  private UserAgent() {}

  private static String read(String resource) {
    try (InputStream stream = UserAgent.class.getResourceAsStream(resource)) {
      return stream == null
          ? "unknown"
          : new String(stream.readAllBytes(), StandardCharsets.UTF_8).trim();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Returns the header; what the application adds may be empty. */
  static String of(String suffix) {
    String product = "try-on-client/" + VERSION;
    return suffix.isEmpty() ? product : product + " " + suffix;
  }
}
