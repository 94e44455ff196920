package io.github.tryonjobs.mock.state;

import io.github.tryonjobs.mock.scenario.Outcome;
import io.github.tryonjobs.mock.scenario.Plan;
import io.github.tryonjobs.mock.scenario.Step;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** How far a plan has been followed. Guarded by the {@link State}. */
final class Progress {

  private final Plan plan;
  private int index;
  private int pollsInStep;
  private @Nullable Instant stepStart;

  Progress(Plan plan) {
    this.plan = plan;
  }

  Plan plan() {
    return plan;
  }

  /** Counts a poll; returns the step that it comes to. */
  Step poll(Instant now) {
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
    return plan.steps().get(index);
  }

  /** Returns the step that the next poll comes to. */
  Step peek(Instant now) {
    return plan.steps().get(nextIndex(now));
  }

  /** Returns the outcome that holds now: only time ends one, as long as nobody polls. */
  Outcome current(Instant now) {
    Step step = plan.steps().get(index);
    return (step instanceof Step.Lasting ? peek(now) : step).outcome();
  }

  /**
   * Follows the plan for somebody who waits until the job has ended: steps of some polls pass at
   * once, and steps that last take their time, whenever this is called.
   *
   * @return the first outcome that is neither pending nor running; null if that is still to come
   */
  @Nullable Outcome follow(Instant now) {
    Instant start = stepStart == null ? now : stepStart;
    while (true) {
      stepStart = start;
      Step step = plan.steps().get(index);
      if (!isUnderWay(step.outcome())) {
        return step.outcome();
      }
      if (step instanceof Step.Lasting lasting) {
        start = start.plus(lasting.duration());
      }
      if (isLast() || now.isBefore(start)) {
        return null;
      }
      index++;
      pollsInStep = 0;
    }
  }

  /** Returns when the step ends that holds now; null if it is the last one. */
  @Nullable Instant stepEnd() {
    return !isLast() && stepStart != null && plan.steps().get(index) instanceof Step.Lasting step
        ? stepStart.plus(step.duration())
        : null;
  }

  static boolean isUnderWay(Outcome outcome) {
    String text = outcome.text();
    return text.equals("pending") || text.equals("running");
  }

  private boolean isLast() {
    return index == plan.steps().size() - 1;
  }

  /** No step ends before it had its first poll, so at most one step ends between two polls. */
  private int nextIndex(Instant now) {
    return isLast() || !isOver(plan.steps().get(index), now) ? index : index + 1;
  }

  private boolean isOver(Step step, Instant now) {
    if (step instanceof Step.Polls polling) {
      return pollsInStep >= polling.polls();
    }
    Step.Lasting lasting = (Step.Lasting) step;
    return stepStart != null && !now.isBefore(stepStart.plus(lasting.duration()));
  }
}
