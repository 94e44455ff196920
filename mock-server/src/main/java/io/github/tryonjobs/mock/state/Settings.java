package io.github.tryonjobs.mock.state;

import io.github.tryonjobs.mock.scenario.Languages;
import io.github.tryonjobs.mock.scenario.Plan;
import org.jspecify.annotations.Nullable;

/** How the mock server behaves beside the jobs themselves. What is null is not set here. */
public record Settings(
    @Nullable RateLimit rateLimit,
    @Nullable Latency latency,
    @Nullable Plan unknownJobs,
    @Nullable Plan startedJobs,
    @Nullable Plan startOutcomes,
    @Nullable Plan cancelOutcomes,
    @Nullable Credits credits) {

  public static final Settings NONE = new Settings(null, null, null, null, null, null, null);

  /** Returns what a server has of which nothing is said. */
  public static Settings defaults(Languages languages) {
    return NONE.withRateLimit(RateLimit.OFF)
        .withLatency(Latency.NONE)
        .withUnknownJobs(languages.jobs().parse("404"))
        .withStartedJobs(languages.jobs().parse("pending,running,completed"))
        .withStartOutcomes(languages.starts().parse("started"))
        .withCancelOutcomes(languages.cancels().parse("cancelled"))
        .withCredits(Credits.UNLIMITED);
  }

  public Settings withRateLimit(RateLimit limit) {
    return new Settings(
        limit, latency, unknownJobs, startedJobs, startOutcomes, cancelOutcomes, credits);
  }

  public Settings withLatency(Latency time) {
    return new Settings(
        rateLimit, time, unknownJobs, startedJobs, startOutcomes, cancelOutcomes, credits);
  }

  public Settings withUnknownJobs(Plan plan) {
    return new Settings(
        rateLimit, latency, plan, startedJobs, startOutcomes, cancelOutcomes, credits);
  }

  public Settings withStartedJobs(Plan plan) {
    return new Settings(
        rateLimit, latency, unknownJobs, plan, startOutcomes, cancelOutcomes, credits);
  }

  public Settings withStartOutcomes(Plan outcomes) {
    return new Settings(
        rateLimit, latency, unknownJobs, startedJobs, outcomes, cancelOutcomes, credits);
  }

  public Settings withCancelOutcomes(Plan outcomes) {
    return new Settings(
        rateLimit, latency, unknownJobs, startedJobs, startOutcomes, outcomes, credits);
  }

  public Settings withCredits(Credits amount) {
    return new Settings(
        rateLimit, latency, unknownJobs, startedJobs, startOutcomes, cancelOutcomes, amount);
  }

  /** Returns these settings, with those of another for what is not set here. */
  public Settings orElse(Settings other) {
    return equals(NONE)
        ? other
        : new Settings(
            or(rateLimit, other.rateLimit),
            or(latency, other.latency),
            or(unknownJobs, other.unknownJobs),
            or(startedJobs, other.startedJobs),
            or(startOutcomes, other.startOutcomes),
            or(cancelOutcomes, other.cancelOutcomes),
            or(credits, other.credits));
  }

  private static <T> @Nullable T or(@Nullable T mine, @Nullable T others) {
    return mine == null ? others : mine;
  }

  long weight() {
    return weight(unknownJobs)
        + weight(startedJobs)
        + weight(startOutcomes)
        + weight(cancelOutcomes);
  }

  private static long weight(@Nullable Plan plan) {
    return plan == null ? 0 : plan.weight();
  }
}
