package io.github.tryonjobs.mock.state;

import io.github.tryonjobs.mock.scenario.Outcome;
import io.github.tryonjobs.mock.scenario.Undocumented;

/** What the outcome of one operation means for another. */
final class Outcomes {

  private static final Outcome CANCELLED = Outcome.of("cancelled");
  private static final Outcome FAILED = Outcome.of("500");
  private static final Outcome FINISHED = Outcome.of("409");

  private Outcomes() {}

  /** Returns whether a job is started: what goes wrong on the wire does so after that. */
  static boolean isStart(Outcome outcome) {
    String text = outcome.text();
    return text.equals("started") || text.equals("completed") || outcome instanceof Outcome.Broken;
  }

  /** Returns whether a job is cancelled if it can be. */
  static boolean isCancel(Outcome outcome) {
    return isCancelled(outcome) || outcome instanceof Outcome.Broken;
  }

  static boolean isCancelled(Outcome outcome) {
    return outcome.equals(CANCELLED);
  }

  /**
   * Returns what a start is answered with that has waited until a poll would have this outcome. Of
   * a job that has failed the contract says nothing.
   */
  static Outcome ofWaitingStart(Outcome outcome) {
    if (outcome instanceof Outcome.Documented documented) {
      String name = documented.name();
      return name.startsWith("failed") || name.equals("404") ? FAILED : outcome;
    }
    if (outcome instanceof Outcome.Foreign foreign) {
      return switch (foreign.kind()) {
        case UNKNOWN_STATUS, UNKNOWN_ERROR, WRONG_TYPE, OTHER_JOB -> FAILED;
        case BAD_GATEWAY,
            SERVICE_UNAVAILABLE,
            GATEWAY_TIMEOUT,
            STATUS,
            REDIRECT,
            EXTRA_FIELD,
            RESULT ->
            outcome;
      };
    }
    return outcome;
  }

  /**
   * Returns what a cancel is answered with when the job has this outcome: a job that has ended
   * cannot be cancelled, and where a poll would not tell how far the job has come, a cancel is
   * answered in the same way.
   */
  static Outcome ofCancel(Outcome outcome) {
    if (outcome instanceof Outcome.Documented documented) {
      String name = documented.name();
      if (name.equals("completed") || name.startsWith("failed")) {
        return FINISHED;
      }
      return Progress.isUnderWay(outcome) || name.startsWith("400") ? CANCELLED : outcome;
    }
    if (outcome instanceof Outcome.Foreign foreign && !foreign.kind().isOfAnyOperation()) {
      return foreign.kind() == Undocumented.UNKNOWN_STATUS ? CANCELLED : FINISHED;
    }
    return outcome;
  }
}
