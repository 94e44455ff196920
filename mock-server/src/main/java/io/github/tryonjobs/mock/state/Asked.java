package io.github.tryonjobs.mock.state;

import io.github.tryonjobs.mock.scenario.Outcome;
import io.github.tryonjobs.mock.scenario.Step;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What the {@link State} answers to an operation of the contract.
 *
 * @param outcome what the request is answered with; null for a start that waits for its job to end
 * @param jobId the id of the job; null for a start that has started none
 * @param poll which poll of the job it was; null if the request did not count as one
 * @param account the account's fingerprint; null if the API key is missing or not accepted
 * @param time when it came, on the account's clock
 * @param latency how long the response takes, in real time
 * @param until when to look again at a job that a start waits for, on the account's clock; null if
 *     only another request can end the job
 */
public record Asked(
    @Nullable Outcome outcome,
    @Nullable String jobId,
    @Nullable Poll poll,
    @Nullable String account,
    Instant time,
    Duration latency,
    @Nullable Instant until) {

  /** A poll that was counted, by its number from 1, and the step that it came to. */
  public record Poll(long number, Step step) {}

  String text() {
    return outcome == null ? RecordedRequest.WAITING : outcome.text();
  }
}
