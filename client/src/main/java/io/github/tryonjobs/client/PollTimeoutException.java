package io.github.tryonjobs.client;

import io.github.tryonjobs.client.internal.call.Excerpt;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The job that was waited for had not ended when the polling policy's limits were reached, or could
 * no longer end before them. Its cause is the failure that was to be retried, if there was one.
 */
public final class PollTimeoutException extends TryOnException {

  private static final long serialVersionUID = 1L;

  private final @Nullable TryOnJob lastJob;
  private final int polls;
  private final Duration elapsed;
  private final @Nullable Duration retryAfter;

  /**
   * Constructor, also for fakes in unit tests.
   *
   * @param request what was asked
   * @param lastJob the job as it was seen last; null if it never was
   * @param polls how often the service answered with the job
   * @param elapsed how long was waited
   * @param retryAfter how long the service asked to wait, if that was too long; else null
   * @param cause the failure that was to be retried; null if there was none
   */
  public PollTimeoutException(
      TryOnRequest request,
      @Nullable TryOnJob lastJob,
      int polls,
      Duration elapsed,
      @Nullable Duration retryAfter,
      @Nullable TryOnException cause) {
    super(request, problem(lastJob, polls, elapsed, retryAfter), cause);
    this.lastJob = lastJob;
    this.polls = polls;
    this.elapsed = elapsed;
    this.retryAfter = retryAfter;
  }

  private static String problem(
      @Nullable TryOnJob lastJob, int polls, Duration elapsed, @Nullable Duration retryAfter) {
    return "the job had not ended after "
        + polls
        + (polls == 1 ? " poll in " : " polls in ")
        + elapsed.toMillis()
        + " ms"
        + (retryAfter == null
            ? ""
            : ", and the service asks to wait for " + retryAfter.toSeconds() + " s")
        + (lastJob == null ? "" : "; last seen: " + Excerpt.of(lastJob.toString()));
  }

  /** Returns the job as it was seen last; empty if the service never answered with it. */
  public Optional<TryOnJob> lastJob() {
    return Optional.ofNullable(lastJob);
  }

  /** Returns how often the service answered with the job. */
  public int polls() {
    return polls;
  }

  /** Returns how long was waited. */
  public Duration elapsed() {
    return elapsed;
  }

  /**
   * Returns how long the service asked to wait by the header {@code Retry-After}, if that is why no
   * more was waited at all; else empty.
   */
  public Optional<Duration> retryAfter() {
    return Optional.ofNullable(retryAfter);
  }
}
