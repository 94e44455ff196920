package io.github.tryonjobs.mock.journal;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A request that the mock server has answered, or has chosen not to.
 *
 * @param number its place in the journal, from 1
 * @param time when it came, on the mock's clock
 * @param method its method
 * @param path its path, with the API key left out should it be in there
 * @param apiKey the {@linkplain Fingerprint fingerprint} of its API key, or null if it had none
 * @param jobId the id of the job that it asked for, or null if it asked for something else
 * @param poll which poll of the job it was, from 1; 0 if it did not come to count as one
 * @param step the step that the job was in, as a scenario has it; null if it did not come that far
 * @param answer the outcome that it was answered with, as a scenario has it, or the value of {@code
 *     X-Try-On-Mock-Error}
 * @param status the status code; 0 if none was sent
 * @param duration how long the answer took, in real time
 * @param problem what was wrong with the request, if it was the mock's and not the API's business;
 *     null for answers of the API
 */
public record RecordedRequest(
    long number,
    Instant time,
    String method,
    String path,
    @Nullable String apiKey,
    @Nullable String jobId,
    long poll,
    @Nullable String step,
    String answer,
    int status,
    Duration duration,
    @Nullable String problem) {

  /** Returns what was wrong with a request that the mock server did not understand. */
  public Optional<String> mistake() {
    return Optional.ofNullable(problem);
  }

  RecordedRequest numbered(long newNumber) {
    return new RecordedRequest(
        newNumber, time, method, path, apiKey, jobId, poll, step, answer, status, duration,
        problem);
  }

  /** Returns a line for people, such as {@code #3 GET /v1/try-on/job/a -> 200 pending}. */
  @Override
  public String toString() {
    StringBuilder line = new StringBuilder();
    line.append('#').append(number).append(' ').append(time).append(' ');
    line.append(method).append(' ').append(path).append(" -> ");
    line.append(status == 0 ? "no answer" : String.valueOf(status)).append(' ').append(answer);
    if (poll > 0) {
      line.append(" (poll ").append(poll).append(", step ").append(step).append(')');
    }
    if (apiKey != null) {
      line.append(" key ").append(apiKey);
    }
    line.append(' ').append(duration.toMillis()).append(" ms");
    if (problem != null) {
      line.append(": ").append(problem);
    }
    // An id may have line breaks and terminal sequences in it.
    return line.toString().replaceAll("\\p{Cntrl}", "?");
  }
}
