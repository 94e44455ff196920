package io.github.tryonjobs.mock.scenario;

/**
 * What reads the scenarios of each operation: they differ in their outcomes only.
 *
 * @param jobs those of jobs, which polls of their status are answered by
 * @param starts those of what starts are answered with
 * @param cancels those of what cancels are answered with
 */
public record Languages(ScenarioParser jobs, ScenarioParser starts, ScenarioParser cancels) {}
