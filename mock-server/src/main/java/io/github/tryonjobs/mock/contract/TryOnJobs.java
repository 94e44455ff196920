package io.github.tryonjobs.mock.contract;

import io.github.tryonjobs.mock.generated.TryOnJobsApi.GetTryOnJobResponse;
import io.github.tryonjobs.mock.job.Outcome;
import io.github.tryonjobs.mock.job.Plan;
import io.github.tryonjobs.mock.job.Poll;
import io.github.tryonjobs.mock.result.ResultLinks;
import io.github.tryonjobs.mock.simulation.Simulation;
import java.net.URI;
import java.util.OptionalInt;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Decides what a request is answered with. Safe for use by several threads. */
public final class TryOnJobs {

  private final Answers answers;
  private final ApiKeys apiKeys;
  private final Simulation simulation;

  /** Creates it from its parts. */
  public TryOnJobs(Answers answers, ApiKeys apiKeys, Simulation simulation) {
    this.answers = answers;
    this.apiKeys = apiKeys;
    this.simulation = simulation;
  }

  /**
   * Answers a poll, and counts it.
   *
   * @param apiKey the API key, or null if there is none
   * @param server where the caller reaches the server
   * @throws io.github.tryonjobs.mock.scenario.ScenarioSyntaxException if the id is meant as a
   *     scenario but is not one
   */
  Answered poll(@Nullable String apiKey, String jobId, URI server) {
    return apiKey == null || !apiKeys.accept(apiKey)
        ? refused(jobId)
        : simulation.undisturbed(() -> accepted(apiKey, jobId, server));
  }

  private Answered accepted(String apiKey, String jobId, URI server) {
    Plan plan = simulation.plan(apiKey, jobId);
    OptionalInt retryAfter = simulation.countRequest(apiKey);
    if (retryAfter.isPresent()) {
      Outcome limited = new Outcome.Documented(OutcomeName.RATE_LIMITED, retryAfter.getAsInt());
      return answered(jobId, limited, null, apiKey, server);
    }
    Poll poll = simulation.poll(apiKey, jobId, plan);
    return answered(jobId, poll.outcome(), poll, apiKey, server);
  }

  /** Answers as a poll would be, but counts nothing. */
  Answered peek(@Nullable String apiKey, String jobId, URI server) {
    if (apiKey == null || !apiKeys.accept(apiKey)) {
      return refused(jobId);
    }
    Poll next = simulation.peek(apiKey, jobId, simulation.plan(apiKey, jobId));
    return answered(jobId, next.outcome(), null, apiKey, server);
  }

  private Answered refused(String jobId) {
    Outcome refused = Outcome.of(OutcomeName.UNAUTHORIZED);
    return new Answered(jobId, refused, null, answers.get(OutcomeName.UNAUTHORIZED));
  }

  private Answered answered(
      String jobId, Outcome outcome, @Nullable Poll poll, String apiKey, URI server) {
    Supplier<String> link =
        () -> ResultLinks.link(server, jobId, apiKey, simulation.clockOf(apiKey).instant());
    GetTryOnJobResponse response =
        answers.get(answerOf(outcome)).accept(new AnswerForJob(jobId, link, outcome));
    return new Answered(jobId, outcome, poll, response);
  }

  /** A fault spoils what would be good news. */
  private static String answerOf(Outcome outcome) {
    return outcome instanceof Outcome.Documented documented
        ? documented.answer()
        : OutcomeName.COMPLETED;
  }
}
