package io.github.tryonjobs.mock.control;

import java.util.Map;

/**
 * What was built.
 *
 * @param outcomesByExample the outcome that a job must have to be answered as an example of the
 *     contract shows, by the example's name
 */
public record Build(Map<String, String> outcomesByExample) {

  /** Returns the version of the mock server. */
  public static String version() {
    String version = Build.class.getPackage().getImplementationVersion();
    return version == null ? "(not from a jar)" : version;
  }
}
