package io.github.tryonjobs.mock.state;

import io.github.tryonjobs.mock.state.Recency.Node;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The jobs that were polled, each on its own for every account, and those that were created.
 * Guarded by the {@link State}.
 */
final class Jobs {

  private final MemoryLimits limits;
  private final CreatedJob permanent;
  private final Recency<Job> polled = new Recency<>();
  private final Map<String, Set<Job>> polledById = new HashMap<>();
  private final Recency<CreatedJob> created = new Recency<>();
  private final Map<String, CreatedJob> createdById = new HashMap<>();
  private int both;
  private int allPolled;
  private long droppedPolled;
  private long droppedCreated;

  Jobs(MemoryLimits limits, CreatedJob permanent) {
    this.limits = limits;
    this.permanent = permanent;
  }

  /** Returns a created job and keeps it longer, or null if there is none with this id. */
  @Nullable CreatedJob created(String id) {
    CreatedJob job = createdById.get(id);
    if (job != null && job.node != null) {
      created.touch(job.node);
    }
    return job == null && permanent.id.equals(id) ? permanent : job;
  }

  void create(CreatedJob job) {
    delete(job.id);
    createdById.put(job.id, job);
    job.node = created.add(job, job.weight());
    for (CreatedJob oldest = created.oldest();
        oldest != null && oldest != job && created.weight() > limits.created();
        oldest = created.oldest()) {
      delete(oldest.id);
      droppedCreated++;
    }
  }

  /** Forgets a job; returns whether there was anything to forget. */
  boolean delete(String id) {
    CreatedJob job = createdById.remove(id);
    if (job != null && job.node != null) {
      created.remove(job.node);
    }
    Set<Job> all = polledById.get(id);
    if (all != null && job != null) {
      both--;
    }
    if (all != null) {
      List.copyOf(all).forEach(this::forget);
    }
    return job != null || all != null;
  }

  /** Returns a job that was polled and keeps it longer, or null. */
  @Nullable Job polled(Account account, String id) {
    Job job = account.jobs.get(id);
    if (job != null && job.node != null && job.nodeOfAccount != null) {
      polled.touch(job.node);
      account.recentJobs.touch(job.nodeOfAccount);
    }
    return job;
  }

  /** Returns a job as each account that polled it has it, or as one of them has. */
  Set<Job> ofId(@Nullable Account only, String id) {
    if (only == null) {
      return polledById.getOrDefault(id, Set.of());
    }
    Job job = only.jobs.get(id);
    return job == null ? Set.of() : Set.of(job);
  }

  /**
   * Adds a job when it is started, or at its first poll or cancel.
   *
   * @param ownPlan whether no other job has its plan
   */
  void add(Job job, boolean ownPlan) {
    job.account.jobs.put(job.id, job);
    Set<Job> all = polledById.computeIfAbsent(job.id, any -> new LinkedHashSet<>(2));
    if (all.isEmpty() && createdById.containsKey(job.id)) {
      both++;
    }
    all.add(job);
    allPolled++;
    job.node = polled.add(job, job.weight(ownPlan));
    job.nodeOfAccount = job.account.recentJobs.add(job, 0);
    for (Job oldest = polled.oldest();
        oldest != null && oldest != job && polled.weight() > limits.jobs();
        oldest = polled.oldest()) {
      forget(oldest);
      droppedPolled++;
    }
  }

  void clear() {
    polled.clear();
    polledById.clear();
    created.clear();
    createdById.clear();
    both = 0;
    allPolled = 0;
  }

  void forget(Job job) {
    Node<Job> node = job.node;
    if (node == null || job.nodeOfAccount == null || !polled.remove(node)) {
      return;
    }
    job.account.recentJobs.remove(job.nodeOfAccount);
    job.account.jobs.remove(job.id);
    allPolled--;
    Set<Job> all = polledById.get(job.id);
    if (all != null && all.remove(job) && all.isEmpty()) {
      polledById.remove(job.id);
      if (createdById.containsKey(job.id)) {
        both--;
      }
    }
  }

  void forgetAll(Account account) {
    List.copyOf(account.jobs.values()).forEach(this::forget);
  }

  /** Returns how many there are: for each account, and those that were created only. */
  int total() {
    return allPolled + createdById.size() - both;
  }

  /**
   * Returns the jobs, the one that was polled last first, and then those that were created only.
   *
   * @param offset how many of them are left out at the beginning
   */
  List<JobView> views(int offset, int limit) {
    List<JobView> views = new ArrayList<>();
    int[] skipped = {0};
    addViews(polled, views, skipped, offset, limit);
    created.forEachNewest(
        job ->
            views.size() < limit
                && (polledById.containsKey(job.id)
                    || skipped[0]++ < offset
                    || views.add(job.view())));
    return views;
  }

  /** Returns the jobs of one account, the one that was used last first. */
  List<JobView> views(Account account, int offset, int limit) {
    List<JobView> views = new ArrayList<>();
    addViews(account.recentJobs, views, new int[1], offset, limit);
    return views;
  }

  private static void addViews(
      Recency<Job> jobs, List<JobView> views, int[] skipped, int offset, int limit) {
    jobs.forEachNewest(
        job -> views.size() < limit && (skipped[0]++ < offset || views.add(view(job))));
  }

  /** Returns a job as it stands for each account that polled it, or one, or once if none did. */
  List<JobView> views(@Nullable Account only, String id, int limit) {
    CreatedJob job = createdById.get(id);
    List<JobView> views = ofId(only, id).stream().limit(limit).map(Jobs::view).toList();
    return views.isEmpty() && job != null ? List.of(job.view()) : views;
  }

  private static JobView view(Job job) {
    return job.view(job.account.clock().instant());
  }

  List<MemoryUse> memory() {
    return List.of(
        new MemoryUse("polled_jobs", polled.weight(), limits.jobs(), droppedPolled),
        new MemoryUse("created_jobs", created.weight(), limits.created(), droppedCreated));
  }
}
