package io.github.tryonjobs.mock.scenario;

import java.util.List;

/** The steps of a job, of which the last holds for ever, and the text that they were read from. */
public record Plan(String scenario, List<Step> steps) {

  public long weight() {
    return 120 + 2L * scenario.length() + 48L * steps.size();
  }
}
