package io.github.tryonjobs.mock.job;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** How far one job has come in its plan. Safe for use by several threads. */
final class JobProgress {

  private final Plan plan;
  private int index;
  private int pollsInStep;
  private long polls;
  private @Nullable Instant stepStart;
  private @Nullable Instant lastPoll;

  JobProgress(Plan plan) {
    this.plan = plan;
  }

  /** Counts a poll and returns what it came upon. */
  synchronized Poll poll(Instant now) {
    int next = nextIndex(now);
    if (next != index) {
      index = next;
      pollsInStep = 0;
      stepStart = null;
    }
    if (stepStart == null) {
      stepStart = now;
    }
    pollsInStep++;
    polls++;
    lastPoll = now;
    return new Poll(plan.steps().get(index), polls);
  }

  /** Returns what a poll would come upon, and counts none. */
  synchronized Poll peek(Instant now) {
    return new Poll(plan.steps().get(nextIndex(now)), polls + 1);
  }

  synchronized long polls() {
    return polls;
  }

  synchronized Polled snapshot(String apiKey, String jobId, Instant now) {
    return new Polled(apiKey, jobId, plan.scenario(), polls, peek(now).outcome(), lastPoll);
  }

  /** No step ends before it had its first poll, so at most one step ends between two polls. */
  private int nextIndex(Instant now) {
    boolean isLast = index == plan.steps().size() - 1;
    return isLast || !isOver(plan.steps().get(index), now) ? index : index + 1;
  }

  private boolean isOver(Step step, Instant now) {
    if (step instanceof Step.Polls polling) {
      return pollsInStep >= polling.polls();
    }
    Step.Lasting lasting = (Step.Lasting) step;
    return stepStart != null && !now.isBefore(stepStart.plus(lasting.duration()));
  }
}
