package io.github.tryonjobs.mock.state;

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

  /** Its places among all jobs, and among those of the account. */
  final Node<Job> node = new Node<>(this);

  final Node<Job> nodeOfAccount = new Node<>(this);

  private final String scenario;
  private Progress progress;
  private long polls;
  private @Nullable Instant lastPoll;
  private @Nullable Instant cancelled;

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

  Step poll(Instant now) {
    polls++;
    lastPoll = now;
    return progress.poll(now);
  }

  /** Gives the job another end, which comes at once. */
  void cancel(Plan end, Instant now) {
    progress = new Progress(end);
    cancelled = now;
  }

  Progress progress() {
    return progress;
  }

  long polls() {
    return polls;
  }

  JobView view() {
    return new JobView(
        account.redaction().ofWhole(id),
        account.redaction().ofWhole(scenario),
        account.fingerprint(),
        polls,
        progress.peek(account.clock().instant()).outcome().text(),
        lastPoll,
        started,
        cancelled);
  }
}
