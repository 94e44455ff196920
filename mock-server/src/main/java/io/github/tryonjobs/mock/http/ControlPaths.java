package io.github.tryonjobs.mock.http;

import java.util.Set;

/** Which paths are the mock server's own. */
final class ControlPaths {

  private static final String ROOT = "/__mock";
  private static final String RESULTS = ROOT + "/results/";

  /**
   * What shows nothing that is secret: the page, which asks for the token itself, the contract and
   * how it is known, and a pulse.
   */
  private static final Set<String> PUBLIC =
      Set.of(
          ROOT,
          ROOT + "/",
          ROOT + "/dashboard.css",
          ROOT + "/dashboard.js",
          ROOT + "/page.js",
          ROOT + "/tables.js",
          ROOT + "/builder.js",
          ROOT + "/reference.js",
          ROOT + "/openapi.yaml",
          ROOT + "/proof.json",
          ROOT + "/health",
          ROOT + "/ready");

  private static final Set<String> CONTRACT = Set.of("/openapi.yaml", "/openapi.json");

  private ControlPaths() {}

  /** Returns whether a path is of the control API; the images that jobs link to are not. */
  static boolean isControl(String path) {
    return (path.equals(ROOT) || path.startsWith(ROOT + "/")) && !path.startsWith(RESULTS);
  }

  /** Returns whether a request for a path is of interest to a test. */
  static boolean isJournaled(String path) {
    return !isControl(path) && !CONTRACT.contains(path);
  }

  static boolean isPublic(String path) {
    return PUBLIC.contains(path);
  }
}
