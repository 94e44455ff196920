package io.github.tryonjobs.mock.control;

import io.github.tryonjobs.mock.state.Operation;
import java.util.Map;
import java.util.function.Function;

/**
 * What was built.
 *
 * @param scenarios the scenarios that an image or a job must have for an operation to be answered
 *     as the examples of the contract show, by the examples' names
 */
public record Build(Function<Operation, Map<String, String>> scenarios) {

  public static String version() {
    String version = Build.class.getPackage().getImplementationVersion();
    return version == null ? "(not from a jar)" : version;
  }
}
