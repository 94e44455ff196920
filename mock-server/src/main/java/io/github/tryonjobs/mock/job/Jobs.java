package io.github.tryonjobs.mock.job;

import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;

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

  private final InstantSource clock;
  private final Map<Key, JobProgress> polled;

  /** Creates an empty collection. */
  public Jobs(InstantSource clock) {
    this(clock, LIMIT);
  }

  Jobs(InstantSource clock, int limit) {
    this.clock = clock;
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
   * @return what the poll is answered with
   */
  public Outcome poll(String apiKey, String jobId, Plan plan) {
    if (plan.steps().size() == 1) {
      return plan.steps().get(0).outcome();
    }
    return progress(new Key(apiKey, jobId), plan).poll(clock.instant());
  }

  private JobProgress progress(Key key, Plan plan) {
    synchronized (polled) {
      return polled.computeIfAbsent(key, any -> new JobProgress(plan));
    }
  }
}
