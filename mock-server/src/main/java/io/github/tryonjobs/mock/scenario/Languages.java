package io.github.tryonjobs.mock.scenario;

import java.util.Map;
import java.util.Objects;

/**
 * What reads the scenarios of each operation: they differ in their outcomes only.
 *
 * @param jobs those of jobs, which polls of their status are answered by
 * @param starts those of what starts are answered with
 * @param cancels those of what cancels are answered with
 * @param examples by the id of an operation and the name of an example, the scenario of an image or
 *     a job that brings it about
 */
public record Languages(
    ScenarioParser jobs,
    ScenarioParser starts,
    ScenarioParser cancels,
    Map<String, Map<String, String>> examples) {

  /** Returns the scenarios of the examples of an operation, by their names. */
  public Map<String, String> ofExamples(String operationId) {
    return Objects.requireNonNull(examples.get(operationId), operationId);
  }
}
