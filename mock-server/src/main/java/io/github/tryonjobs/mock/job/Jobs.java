package io.github.tryonjobs.mock.job;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The jobs that have been polled, each on its own for every API key. Safe for use by several
 * threads.
 *
 * <p>When there are more than a limit, the one that was polled longest ago is forgotten and starts
 * anew when it is polled again.
 */
public final class Jobs {

  /** How many jobs are remembered. */
  public static final int LIMIT = 100_000;

  private final Map<Key, JobProgress> polled;

  /** Creates an empty collection. */
  public Jobs() {
    this(LIMIT);
  }

  Jobs(int limit) {
    this.polled =
        new LinkedHashMap<>(16, 0.75f, true) {
          private static final long serialVersionUID = 1L;

          @Override
          protected boolean removeEldestEntry(Map.Entry<Key, JobProgress> eldest) {
            return size() > limit;
          }
        };
  }

  private record Key(String apiKey, String jobId) {
    /** Leaves out the API key. */
    @Override
    public String toString() {
      return "Key[" + jobId + "]";
    }
  }

  /**
   * Counts a poll.
   *
   * @param plan the course of the job, used at its first poll
   * @return what the poll came upon
   */
  public Poll poll(String apiKey, String jobId, Plan plan, Instant now) {
    JobProgress progress;
    synchronized (polled) {
      progress = polled.computeIfAbsent(new Key(apiKey, jobId), any -> new JobProgress(plan));
    }
    return progress.poll(now);
  }

  /**
   * Looks at what a poll would come upon, and counts none.
   *
   * @param plan the course of the job, if it was not polled yet
   */
  public Poll peek(String apiKey, String jobId, Plan plan, Instant now) {
    JobProgress progress = progress(apiKey, jobId);
    return (progress == null ? new JobProgress(plan) : progress).peek(now);
  }

  /** Returns how often a job was polled. */
  public long polls(String apiKey, String jobId) {
    JobProgress progress = progress(apiKey, jobId);
    return progress == null ? 0 : progress.polls();
  }

  private @Nullable JobProgress progress(String apiKey, String jobId) {
    synchronized (polled) {
      return polled.get(new Key(apiKey, jobId));
    }
  }

  /**
   * Returns the jobs, the one that was polled longest ago first.
   *
   * @param clock tells the time that holds for an API key
   */
  public List<Polled> all(Function<String, Instant> clock) {
    List<Map.Entry<Key, JobProgress>> entries;
    synchronized (polled) {
      entries = new ArrayList<>(polled.entrySet());
    }
    return entries.stream()
        .map(
            entry ->
                entry
                    .getValue()
                    .snapshot(
                        entry.getKey().apiKey(),
                        entry.getKey().jobId(),
                        clock.apply(entry.getKey().apiKey())))
        .toList();
  }

  /**
   * Forgets how far a job has come, for all API keys.
   *
   * @return whether it was polled at all
   */
  public boolean forgetJob(String jobId) {
    return forget(key -> key.jobId().equals(jobId));
  }

  /** Forgets how far all jobs have come for an API key. */
  public void forgetKey(String apiKey) {
    forget(key -> key.apiKey().equals(apiKey));
  }

  /** Forgets how far all jobs have come. */
  public void forgetAll() {
    forget(key -> true);
  }

  private boolean forget(Predicate<Key> which) {
    synchronized (polled) {
      return polled.keySet().removeIf(which);
    }
  }
}
