package io.github.tryonjobs.mock.state;

import io.github.tryonjobs.mock.scenario.Plan;
import io.github.tryonjobs.mock.state.Recency.Node;
import org.jspecify.annotations.Nullable;

/** A job that was created and is not its own scenario. */
final class CreatedJob {

  private static final long OWN_WEIGHT = 250;

  final String id;
  final Plan plan;

  /** How long its responses take; null for what the settings say. */
  final @Nullable Latency latency;

  final Node<CreatedJob> node = new Node<>(this);

  CreatedJob(String id, Plan plan, @Nullable Latency latency) {
    this.id = id;
    this.plan = plan;
    this.latency = latency;
  }

  long weight() {
    return OWN_WEIGHT + MemoryLimits.weight(id) + plan.weight();
  }

  JobView view(Redaction redaction) {
    String next = plan.steps().get(0).outcome().text();
    String scenario = redaction.ofWhole(plan.scenario());
    return new JobView(redaction.ofWhole(id), scenario, null, 0, next, null, null, null);
  }
}
