package io.github.tryonjobs.mock.dashboard;

import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/** Serves files of the class path, so that a browser takes them for nothing else than they are. */
final class ServedFile {

  /** The page runs only its own scripts, and speaks to and is shown by nobody else. */
  private static final String CONTENT_SECURITY_POLICY =
      "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self';"
          + " img-src 'self' data:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

  private ServedFile() {}

  /**
   * Answers with a file.
   *
   * @param resource its absolute name, or its name beside this class
   * @throws IllegalStateException if there is no such file
   */
  static Response of(String resource, String mediaType) {
    return Response.ok(bytes(resource), mediaType)
        .header("Content-Security-Policy", CONTENT_SECURITY_POLICY)
        .header("X-Content-Type-Options", "nosniff")
        .header("Referrer-Policy", "no-referrer")
        .header(HttpHeaders.CACHE_CONTROL, "no-store")
        .build();
  }

  private static byte[] bytes(String resource) {
    try (InputStream file = ServedFile.class.getResourceAsStream(resource)) {
      if (file == null) {
        throw new IllegalStateException("not on the class path: " + resource);
      }
      return file.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
