package io.github.tryonjobs.mock.contract;

import io.github.tryonjobs.mock.generated.TryOnJobsApi.GetTryOnJobResponse;
import io.github.tryonjobs.mock.job.Jobs;
import io.github.tryonjobs.mock.job.Outcome;
import org.jspecify.annotations.Nullable;

/** What the server knows when it answers a request. Safe for use by several threads. */
public final class TryOnJobs {

  private final Answers answers;
  private final ApiKeys apiKeys;
  private final ScenarioLookup scenarios;
  private final Jobs jobs;

  /** Creates it from its parts. */
  public TryOnJobs(Answers answers, ApiKeys apiKeys, ScenarioLookup scenarios, Jobs jobs) {
    this.answers = answers;
    this.apiKeys = apiKeys;
    this.scenarios = scenarios;
    this.jobs = jobs;
  }

  GetTryOnJobResponse poll(@Nullable String apiKey, String jobId) {
    Outcome outcome = outcome(apiKey, jobId);
    return answers.get(outcome.answer()).accept(new AnswerForJob(jobId, outcome));
  }

  private Outcome outcome(@Nullable String apiKey, String jobId) {
    if (apiKey == null || !apiKeys.accept(apiKey)) {
      return Outcome.of(OutcomeName.UNAUTHORIZED);
    }
    return scenarios
        .find(jobId)
        .map(scenario -> jobs.poll(apiKey, jobId, scenario.plan()))
        .orElseGet(() -> Outcome.of(OutcomeName.NOT_FOUND));
  }
}
