package io.github.tryonjobs.mock.dashboard;

import io.github.tryonjobs.mock.contract.ClassPathFile;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;

/** Serves files of the class path, so that a browser takes them for nothing else than they are. */
final class ServedFile {

  /** The page runs only its own scripts, and speaks to and is shown by nobody else. */
  private static final String CONTENT_SECURITY_POLICY =
      "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self';"
          + " img-src 'self' data:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

  private ServedFile() {}

  /** Answers with a file, by its absolute name or its name beside this class. */
  static Response of(String resource, String mediaType) {
    return Response.ok(ClassPathFile.read(ServedFile.class, resource), mediaType)
        .header("Content-Security-Policy", CONTENT_SECURITY_POLICY)
        .header("X-Content-Type-Options", "nosniff")
        .header("Referrer-Policy", "no-referrer")
        .header(HttpHeaders.CACHE_CONTROL, "no-store")
        .build();
  }
}
