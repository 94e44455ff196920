package io.github.tryonjobs.mock.scenario;

import java.util.List;

/**
 * The steps of a job. Its last step holds for ever.
 *
 * @param scenario the text that it was read from
 * @param steps the steps in their order; at least one
 */
public record Plan(String scenario, List<Step> steps) {

  public Plan {
    steps = List.copyOf(steps);
    if (steps.isEmpty()) {
      throw new IllegalArgumentException("a plan needs at least one step");
    }
  }

  public long weight() {
    return 120 + 2L * scenario.length() + 48L * steps.size();
  }
}
