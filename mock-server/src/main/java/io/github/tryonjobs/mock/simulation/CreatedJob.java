package io.github.tryonjobs.mock.simulation;

import io.github.tryonjobs.mock.job.Plan;
import io.github.tryonjobs.mock.traffic.Latency;
import org.jspecify.annotations.Nullable;

/**
 * A job that was created and is not its own scenario.
 *
 * @param plan its course
 * @param latency how long its answers take; null for what the settings say
 */
public record CreatedJob(Plan plan, @Nullable Latency latency) {}
