package io.github.tryonjobs.mock.state;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A request that has come to the mock server, and what it was answered with.
 *
 * @param number its place in the journal, from 1
 * @param time when it came, on the mock's clock
 * @param method its method
 * @param path its path, with the API key left out should it be in there
 * @param apiKey the {@linkplain Fingerprint fingerprint} of its API key, or null if it had none
 * @param jobId the id of the job that it asked for or started, with the API key left out should it
 *     be in there; null if it asked for something else
 * @param jobIdHash the hash code of the id as it was asked for
 * @param poll which poll of the job it was, from 1; 0 if it did not come to count as one
 * @param step the step that the job was in, as a scenario has it; null if it was no poll
 * @param outcome what it was answered with, as a scenario has it, or the value of {@code
 *     X-Try-On-Mock-Error}
 * @param status the status code; 0 if there was no response
 * @param duration how long its response was held back, in real time
 * @param mockError what was wrong with it if it is a mock error; null for responses of the API
 * @param operation what it asked for; null if that is no operation of the contract
 * @param input what a start has sent, without the bytes of its images; null if it is no start
 */
public record RecordedRequest(
    long number,
    Instant time,
    String method,
    String path,
    @Nullable String apiKey,
    @Nullable String jobId,
    int jobIdHash,
    long poll,
    @Nullable String step,
    String outcome,
    int status,
    Duration duration,
    @Nullable String mockError,
    @Nullable Operation operation,
    @Nullable StartInput input) {

  /** The outcome of a start that waits until its job has ended; another follows then. */
  public static final String WAITING = "waiting";

  private static final long OWN_WEIGHT = 270;
  private static final int SHOWN = 100;
  private static final String LINE = System.lineSeparator() + "  ";

  /** Returns whether it asked for a job, also for one whose id has the API key in it. */
  public boolean isFor(String id) {
    if (jobId == null) {
      return false;
    }
    boolean isShownWhole = jobId.hashCode() == jobIdHash;
    return jobId.equals(id) || (!isShownWhole && jobIdHash == id.hashCode());
  }

  /** Returns whether it asked how far a job has come. */
  public boolean isPoll() {
    return operation == Operation.STATUS && method.equals("GET");
  }

  RecordedRequest numbered(long newNumber) {
    return new RecordedRequest(
        newNumber, time, method, path, apiKey, jobId, jobIdHash, poll, step, outcome, status,
        duration, mockError, operation, input);
  }

  /** Returns how many bytes it takes, by estimate. */
  long weight() {
    return OWN_WEIGHT
        + MemoryLimits.weight(path)
        + (jobId == null ? 0 : MemoryLimits.weight(jobId))
        + (mockError == null ? 0 : MemoryLimits.weight(mockError))
        + (input == null ? 0 : input.weight());
  }

  /**
   * Returns the last of some requests as people may read them, each on a line of its own.
   *
   * @param mark what goes before a request
   */
  public static String lines(
      List<RecordedRequest> requests, Function<RecordedRequest, String> mark) {
    int hidden = Math.max(0, requests.size() - SHOWN);
    String first = hidden == 0 ? "" : LINE + "(" + hidden + " before these)";
    return requests.stream()
        .skip(hidden)
        .map(it -> LINE + mark.apply(it) + it)
        .collect(Collectors.joining("", first, ""));
  }

  /** Returns a line for people, such as {@code #3 GET /v1/try-on/job/a -> 200 pending}. */
  @Override
  public String toString() {
    StringBuilder line = new StringBuilder();
    line.append('#').append(number).append(' ').append(time).append(' ');
    line.append(method).append(' ').append(path).append(" -> ");
    line.append(status == 0 ? "no response" : String.valueOf(status)).append(' ').append(outcome);
    if (poll > 0) {
      line.append(" (poll ").append(poll).append(", step ").append(step).append(')');
    }
    if (operation == Operation.START && jobId != null) {
      line.append(" (job ").append(jobId).append(')');
    }
    if (apiKey != null) {
      line.append(" key ").append(apiKey);
    }
    line.append(' ').append(duration.toMillis()).append(" ms");
    if (mockError != null) {
      line.append(": ").append(mockError);
    }
    // An id may have line breaks, terminal sequences and marks of direction in it.
    return line.toString().replaceAll("[\\p{Cc}\\p{Cf}\\p{Cs}\\p{Zl}\\p{Zp}]", "?");
  }
}
