package io.github.tryonjobs.mock.state;

import io.github.tryonjobs.mock.scenario.Plan;

/** What starts, or cancels, are answered with. Each one that is set begins anew for every key. */
public final class OutcomePlan {

  private final Plan plan;

  /** Creates one that follows a plan. */
  public OutcomePlan(Plan plan) {
    this.plan = plan;
  }

  /** Returns the plan. */
  public Plan plan() {
    return plan;
  }
}
