package io.github.tryonjobs.mock.state;

import io.github.tryonjobs.mock.scenario.Outcome;
import io.github.tryonjobs.mock.scenario.Step;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What the {@link State} answers to an operation of the contract. */
public sealed interface Asked {

  /** Returns how long the response takes, in real time. */
  Duration latency();

  /** The API key is missing or not accepted. */
  record Refused(Duration latency) implements Asked {}

  /**
   * The API key has asked too often.
   *
   * @param retryAfterSeconds when the next request will be within the limit
   */
  record Limited(int retryAfterSeconds, Duration latency) implements Asked {}

  /**
   * The request came to a job.
   *
   * @param outcome what the request is answered with
   * @param jobId the id of the job; null for a start that has started none
   * @param poll which poll of the job it was, from 1, and the step that this came to; null if the
   *     request did not count as one
   * @param account the account's fingerprint
   * @param time when it came, on the account's clock
   */
  record Came(
      Outcome outcome,
      @Nullable String jobId,
      @Nullable Poll poll,
      String account,
      Instant time,
      Duration latency)
      implements Asked {}

  /**
   * A poll that was counted.
   *
   * @param number from 1
   */
  record Poll(long number, Step step) {}

  /**
   * A start waits until its job has ended.
   *
   * @param jobId the id of the job
   * @param until when to look again, on the account's clock; null if only another request can end
   *     the job
   * @param account the account's fingerprint
   * @param time when it came, on the account's clock
   */
  record Waits(
      String jobId, @Nullable Instant until, String account, Instant time, Duration latency)
      implements Asked {}
}
