package io.github.tryonjobs.mock.job;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How far a job has come for one API key.
 *
 * @param apiKey the key that it was polled with
 * @param jobId its id
 * @param scenario its course
 * @param polls how often it was polled
 * @param next what the next poll is answered with
 * @param lastPoll when it was last polled, on the mock's clock; null if it never was
 */
public record Polled(
    String apiKey,
    String jobId,
    String scenario,
    long polls,
    Outcome next,
    @Nullable Instant lastPoll) {

  /** Leaves out the API key. */
  @Override
  public String toString() {
    return "Polled[" + jobId + ", " + polls + " polls, next " + next.text() + "]";
  }
}
