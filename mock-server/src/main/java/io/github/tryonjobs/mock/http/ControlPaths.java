package io.github.tryonjobs.mock.http;

import java.util.Set;

/** Which paths are the mock server's own. */
final class ControlPaths {

  private static final String ROOT = "/__mock";
  private static final String RESULTS = ROOT + "/results/";

  /** What shows nothing that is secret: the page, which asks for the token itself, and a pulse. */
  private static final Set<String> PUBLIC =
      Set.of(
          ROOT,
          ROOT + "/",
          ROOT + "/dashboard.css",
          ROOT + "/dashboard.js",
          ROOT + "/health",
          ROOT + "/ready");

  private ControlPaths() {}

  /** Returns whether a path is of the control API; the images that jobs link to are not. */
  static boolean isControl(String path) {
    return (path.equals(ROOT) || path.startsWith(ROOT + "/")) && !path.startsWith(RESULTS);
  }

  static boolean isPublic(String path) {
    return PUBLIC.contains(path);
  }
}
