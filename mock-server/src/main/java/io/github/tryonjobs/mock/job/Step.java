package io.github.tryonjobs.mock.job;

import java.time.Duration;

/** One step of a plan: what is answered, and until when. */
public sealed interface Step {

  /** Returns what is answered during this step. */
  Outcome outcome();

  /**
   * A step that answers a number of polls.
   *
   * @param polls how many; at least 1
   */
  record Polls(Outcome outcome, int polls) implements Step {}

  /**
   * A step that answers for some time, counted from its first poll.
   *
   * @param duration how long; positive
   */
  record Lasting(Outcome outcome, Duration duration) implements Step {}
}
