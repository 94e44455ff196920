package io.github.tryonjobs.mock.state;

import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The jobs that were polled, each on its own for every account, and those that were created.
 * Guarded by the {@link State}.
 */
final class Jobs {

  private final MemoryLimits limits;
  private final CreatedJob permanent;
  private final Waiting waiting;
  private final Redaction redaction;
  private final Recency<Job> polled = new Recency<>();
  private final Map<String, Set<Job>> polledById = new HashMap<>();
  private final Recency<CreatedJob> created = new Recency<>();
  private final Map<String, CreatedJob> createdById = new HashMap<>();
  private int both;

  Jobs(MemoryLimits limits, CreatedJob permanent, Waiting waiting, Redaction redaction) {
    this.limits = limits;
    this.permanent = permanent;
    this.waiting = waiting;
    this.redaction = redaction;
  }

  /** Returns a created job and keeps it longer, or null if there is none with this id. */
  @Nullable CreatedJob created(String id) {
    CreatedJob job = createdById.get(id);
    if (job != null) {
      created.touch(job.node);
    }
    return job == null && permanent.id.equals(id) ? permanent : job;
  }

  void create(CreatedJob job) {
    delete(job.id);
    createdById.put(job.id, job);
    created.add(job.node, job.weight());
    created.drop(limits.created(), oldest -> delete(oldest.id));
  }

  /** Forgets a job; returns whether there was anything to forget. */
  boolean delete(String id) {
    List<Job> all = List.copyOf(ofId(null, id));
    all.forEach(this::forget);
    CreatedJob job = createdById.remove(id);
    return (job != null && created.remove(job.node)) || !all.isEmpty();
  }

  /** Returns a job that was polled and keeps it longer, or null. */
  @Nullable Job polled(Account account, String id) {
    Job job = account.jobs.get(id);
    if (job != null) {
      polled.touch(job.node);
      account.recentJobs.touch(job.nodeOfAccount);
    }
    return job;
  }

  /** Returns a job as each account that polled it has it, or as one of them has. */
  private Set<Job> ofId(@Nullable Account only, String id) {
    if (only == null) {
      return polledById.getOrDefault(id, Set.of());
    }
    Job job = only.jobs.get(id);
    return job == null ? Set.of() : Set.of(job);
  }

  /**
   * Adds a job when it is started, or at its first poll or cancel, with its plan if it has its own.
   */
  void add(Job job, boolean ownPlan) {
    job.account.jobs.put(job.id, job);
    Set<Job> all = polledById.computeIfAbsent(job.id, any -> new LinkedHashSet<>(2));
    if (all.isEmpty() && createdById.containsKey(job.id)) {
      both++;
    }
    all.add(job);
    polled.add(job.node, job.weight(ownPlan));
    job.account.recentJobs.add(job.nodeOfAccount, 0);
    polled.drop(limits.jobs(), this::forget);
  }

  void clear() {
    polled.clear();
    polledById.clear();
    created.clear();
    createdById.clear();
    both = 0;
  }

  /** Forgets how far a job has come for an account; returns whether there was anything. */
  boolean forget(@Nullable Job job) {
    if (job == null || !polled.remove(job.node)) {
      return false;
    }
    job.account.recentJobs.remove(job.nodeOfAccount);
    job.account.jobs.remove(job.id);
    Set<Job> all = polledById.get(job.id);
    if (all != null && all.remove(job) && all.isEmpty()) {
      polledById.remove(job.id);
      both -= createdById.containsKey(job.id) ? 1 : 0;
    }
    waiting.wake(job.id);
    return true;
  }

  void forgetAll(Account account) {
    List.copyOf(account.jobs.values()).forEach(this::forget);
  }

  /** Returns how many there are: for each account, and those that were created only. */
  int total() {
    return polled.size() + createdById.size() - both;
  }

  /**
   * Returns the jobs, or those of one account, the one that was used last first, and then those
   * that were created only.
   *
   * @param offset how many of them are left out at the beginning
   */
  List<JobView> views(@Nullable Account only, int offset, int limit) {
    Stream<Supplier<JobView>> used =
        (only == null ? polled : only.recentJobs).newestFirst().map(job -> job::view);
    Stream<Supplier<JobView>> others =
        (only == null ? created.newestFirst() : Stream.<CreatedJob>empty())
            .filter(job -> !polledById.containsKey(job.id))
            .map(job -> () -> job.view(redaction));
    return Stream.concat(used, others).skip(offset).limit(limit).map(Supplier::get).toList();
  }

  /** Returns a job as it stands for each account that polled it, or one, or once if none did. */
  List<JobView> views(@Nullable Account only, String id, int limit) {
    CreatedJob job = createdById.get(id);
    List<JobView> views = ofId(only, id).stream().limit(limit).map(Job::view).toList();
    return views.isEmpty() && job != null ? List.of(job.view(redaction)) : views;
  }

  List<MemoryUse> memory() {
    return List.of(
        polled.memory("polled_jobs", limits.jobs()),
        created.memory("created_jobs", limits.created()));
  }
}
