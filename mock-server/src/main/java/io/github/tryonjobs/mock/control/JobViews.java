package io.github.tryonjobs.mock.control;

import io.github.tryonjobs.mock.generated.control.model.MockJob;
import io.github.tryonjobs.mock.job.Plan;
import io.github.tryonjobs.mock.job.Polled;
import io.github.tryonjobs.mock.journal.Fingerprint;
import io.github.tryonjobs.mock.simulation.Simulation;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Shows jobs as the control contract does. */
final class JobViews {

  private final Simulation simulation;

  JobViews(Simulation simulation) {
    this.simulation = simulation;
  }

  /** Returns the polled jobs, the last one first, and then those that were created only. */
  List<MockJob> all() {
    List<Polled> polled = new ArrayList<>(simulation.polledJobs());
    Collections.reverse(polled);
    Set<String> ids = polled.stream().map(Polled::jobId).collect(Collectors.toSet());
    List<MockJob> jobs = new ArrayList<>(polled.stream().map(JobViews::polled).toList());
    simulation
        .createdJobs()
        .forEach(
            (id, job) -> {
              if (!ids.contains(id)) {
                jobs.add(unpolled(id, job.plan()));
              }
            });
    return jobs;
  }

  static MockJob unpolled(String id, Plan plan) {
    String next = plan.steps().get(0).outcome().text();
    return new MockJob(id, plan.scenario(), null, 0L, next, null);
  }

  private static MockJob polled(Polled job) {
    return new MockJob(
        job.jobId(),
        job.scenario(),
        Fingerprint.of(job.apiKey()),
        job.polls(),
        job.next().text(),
        job.lastPoll());
  }
}
