package io.github.tryonjobs.mock.job;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** How far one job has come in its plan. Safe for use by several threads. */
final class JobProgress {

  private final Plan plan;
  private int index;
  private int pollsInStep;
  private @Nullable Instant stepStart;

  JobProgress(Plan plan) {
    this.plan = plan;
  }

  /** Counts a poll and returns what it is answered with. */
  synchronized Outcome poll(Instant now) {
    while (index < plan.steps().size() - 1 && isOver(plan.steps().get(index), now)) {
      index++;
      pollsInStep = 0;
      stepStart = null;
    }
    if (stepStart == null) {
      stepStart = now;
    }
    pollsInStep++;
    return plan.steps().get(index).outcome();
  }

  private boolean isOver(Step step, Instant now) {
    if (step instanceof Step.Polls polls) {
      return pollsInStep >= polls.polls();
    }
    Step.Lasting lasting = (Step.Lasting) step;
    return stepStart != null && !now.isBefore(stepStart.plus(lasting.duration()));
  }
}
