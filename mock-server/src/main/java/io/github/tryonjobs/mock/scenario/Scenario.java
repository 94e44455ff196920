package io.github.tryonjobs.mock.scenario;

import io.github.tryonjobs.mock.job.Plan;

/**
 * The course of a job, as it was written.
 *
 * @param text what was written
 * @param plan what it stands for
 */
public record Scenario(String text, Plan plan) {}
