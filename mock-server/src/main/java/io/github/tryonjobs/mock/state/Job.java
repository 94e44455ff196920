package io.github.tryonjobs.mock.state;

import io.github.tryonjobs.mock.scenario.Plan;
import io.github.tryonjobs.mock.scenario.Step;
import io.github.tryonjobs.mock.state.Recency.Node;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** How far a job has come for one account. Guarded by the {@link State}. */
final class Job {

  private static final long OWN_WEIGHT = 450;

  final Account account;
  final String id;
  private final Plan plan;

  @Nullable Node<Job> node;
  private int index;
  private int pollsInStep;
  private long polls;
  private @Nullable Instant stepStart;
  private @Nullable Instant lastPoll;

  Job(Account account, String id, Plan plan) {
    this.account = account;
    this.id = id;
    this.plan = plan;
  }

  /** Returns the weight of the job, and that of its plan if no other job has it. */
  long weight(boolean ownPlan) {
    return OWN_WEIGHT + MemoryLimits.weight(id) + (ownPlan ? plan.weight() : 0);
  }

  /** Counts a poll; returns the step that the job is in. */
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
    polls++;
    lastPoll = now;
    return plan.steps().get(index);
  }

  /** Returns the step that the next poll comes to. */
  Step peek(Instant now) {
    return plan.steps().get(nextIndex(now));
  }

  long polls() {
    return polls;
  }

  JobView view(Instant now) {
    return new JobView(
        id, plan.scenario(), account.fingerprint(), polls, peek(now).outcome().text(), lastPoll);
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
