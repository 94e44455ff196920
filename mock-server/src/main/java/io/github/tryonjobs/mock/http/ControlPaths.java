package io.github.tryonjobs.mock.http;

import java.util.Set;

/** Which paths are the mock server's own. */
final class ControlPaths {

  private static final String ROOT = "/__mock";
  private static final Set<String> OPEN = Set.of("", "health", "ready", "outcomes");

  private ControlPaths() {}

  static boolean isReadiness(String path) {
    return path.equals(ROOT + "/ready");
  }

  static boolean isResult(String path) {
    return path.startsWith(ROOT + "/results/");
  }

  /** Returns whether a path is of the control API; the results that jobs link to are not. */
  static boolean isControl(String path) {
    return path.equals(ROOT) || (path.startsWith(ROOT + "/") && !isResult(path));
  }

  /** Returns whether a request for a path is of interest to a test. */
  static boolean isJournaled(String path) {
    return !isControl(path) && !path.equals("/openapi.yaml") && !path.equals("/openapi.json");
  }

  /**
   * Returns whether a control path shows nothing that is secret: a pulse, the language, or a file,
   * such as the page, which asks for the token itself.
   */
  static boolean isPublic(String path) {
    String name = path.length() <= ROOT.length() ? "" : path.substring(ROOT.length() + 1);
    return OPEN.contains(name) || (name.indexOf('.') >= 0 && name.indexOf('/') < 0);
  }
}
