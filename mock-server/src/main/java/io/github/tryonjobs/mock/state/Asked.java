package io.github.tryonjobs.mock.state;

import io.github.tryonjobs.mock.scenario.Outcome;
import io.github.tryonjobs.mock.scenario.Step;
import java.time.Duration;
import java.time.Instant;

/** What {@link State#ask} answers. */
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
   * The request came to the job.
   *
   * @param step the step that the job is in
   * @param poll which poll of the job it was, from 1; 0 if it was not counted
   * @param account the account's fingerprint
   * @param time when it came, on the account's clock
   */
  record Came(Step step, long poll, String account, Instant time, Duration latency)
      implements Asked {

    /** Returns what the request is answered with. */
    public Outcome outcome() {
      return step.outcome();
    }
  }
}
