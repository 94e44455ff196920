package io.github.tryonjobs.mock.state;

import io.github.tryonjobs.mock.scenario.Outcome;
import io.github.tryonjobs.mock.scenario.Plan;
import io.github.tryonjobs.mock.scenario.Step;
import io.github.tryonjobs.mock.state.Recency.Node;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** How far a job has come for one account. Guarded by the {@link State}. */
final class Job {

  private static final long OWN_WEIGHT = 500;

  final Account account;
  final String id;

  /** When it was started by a request; null if it was there without one. */
  final @Nullable Instant started;

  private Progress progress;
  private final String scenario;
  private long polls;
  private @Nullable Instant lastPoll;
  private @Nullable Instant cancelled;

  /** Its places among all jobs, and among those of the account. */
  @Nullable Node<Job> node;

  @Nullable Node<Job> nodeOfAccount;

  Job(Account account, String id, Plan plan, @Nullable Instant started) {
    this.account = account;
    this.id = id;
    this.started = started;
    this.progress = new Progress(plan);
    this.scenario = plan.scenario();
  }

  /** Returns the weight of the job, and that of its plan if no other job has it. */
  long weight(boolean ownPlan) {
    return OWN_WEIGHT + MemoryLimits.weight(id) + (ownPlan ? progress.plan().weight() : 0);
  }

  /** Counts a poll; returns the step that the job is in. */
  Step poll(Instant now) {
    polls++;
    lastPoll = now;
    return progress.poll(now);
  }

  /** Returns the step that the next poll comes to. */
  Step peek(Instant now) {
    return progress.peek(now);
  }

  /** Returns the outcome that holds now, as no poll changes it. */
  Outcome current(Instant now) {
    return progress.current(now).outcome();
  }

  /** Follows the plan for a start that waits; see {@link Progress#follow}. */
  @Nullable Outcome follow(Instant now) {
    return progress.follow(now);
  }

  /** Returns when the step ends that a start waits for; null if it never does. */
  @Nullable Instant stepEnd() {
    return progress.stepEnd();
  }

  /** Gives the job another end, which comes at once. */
  void cancel(Plan end, Instant now) {
    progress = new Progress(end);
    cancelled = now;
  }

  long polls() {
    return polls;
  }

  JobView view(Instant now) {
    Redaction redaction = new Redaction(account.apiKey());
    return new JobView(
        redaction.ofWhole(id),
        redaction.ofWhole(scenario),
        account.fingerprint(),
        polls,
        peek(now).outcome().text(),
        lastPoll,
        started,
        cancelled);
  }
}
