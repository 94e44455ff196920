package io.github.tryonjobs.mock.state;

import io.github.tryonjobs.mock.scenario.Plan;
import org.jspecify.annotations.Nullable;

/**
 * How the mock server behaves beside the jobs themselves. What is null is not set here.
 *
 * @param rateLimit how often an API key may ask
 * @param latency how long a response takes
 * @param unknownJobs the plan of every job that is neither a scenario nor created
 */
public record Settings(
    @Nullable RateLimit rateLimit, @Nullable Latency latency, @Nullable Plan unknownJobs) {

  /** Nothing is set. */
  public static final Settings NONE = new Settings(null, null, null);

  /** Returns these settings, with those of another for what is not set here. */
  public Settings orElse(Settings other) {
    return equals(NONE)
        ? other
        : new Settings(
            rateLimit == null ? other.rateLimit : rateLimit,
            latency == null ? other.latency : latency,
            unknownJobs == null ? other.unknownJobs : unknownJobs);
  }

  long weight() {
    return unknownJobs == null ? 0 : unknownJobs.weight();
  }
}
