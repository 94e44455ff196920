package io.github.tryonjobs.client;

import java.time.Duration;

/** The job that was waited for had not ended when the polling policy's limits were reached. */
public final class PollTimeoutException extends TryOnException {

  private static final long serialVersionUID = 1L;

  private final TryOnJob lastJob;
  private final int polls;
  private final Duration elapsed;

  /**
   * Creates one; the client does this.
   *
   * @param lastJob the job as it was seen last
   * @param polls how often it was asked for
   * @param elapsed how long was waited
   */
  public PollTimeoutException(TryOnJob lastJob, int polls, Duration elapsed) {
    super(
        lastJob.id(),
        "job "
            + lastJob.id()
            + " had not ended after "
            + polls
            + (polls == 1 ? " poll" : " polls")
            + " in "
            + elapsed.toMillis()
            + " ms; last seen: "
            + lastJob,
        null);
    this.lastJob = lastJob;
    this.polls = polls;
    this.elapsed = elapsed;
  }

  /** Returns the job as it was seen last. */
  public TryOnJob lastJob() {
    return lastJob;
  }

  /** Returns how often the job was asked for. */
  public int polls() {
    return polls;
  }

  /** Returns how long was waited. */
  public Duration elapsed() {
    return elapsed;
  }
}
