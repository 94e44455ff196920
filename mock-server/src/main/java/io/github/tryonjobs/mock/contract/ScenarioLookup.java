package io.github.tryonjobs.mock.contract;

import io.github.tryonjobs.mock.scenario.Scenario;
import java.util.Optional;

/** Finds the course of a job. */
public interface ScenarioLookup {

  /**
   * Returns the scenario of a job.
   *
   * @return the scenario; empty if there is no such job
   * @throws io.github.tryonjobs.mock.scenario.ScenarioSyntaxException if the id is meant as a
   *     scenario but is not one
   */
  Optional<Scenario> find(String jobId);
}
