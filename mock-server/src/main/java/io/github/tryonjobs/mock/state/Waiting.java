package io.github.tryonjobs.mock.state;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The starts that wait until their job has ended. Safe for use by several threads. */
public final class Waiting {

  private final Map<String, Map<String, Runnable>> byAccount = new ConcurrentHashMap<>();

  Waiting() {}

  /**
   * Adds the start of a job.
   *
   * @param look is called when the job may have ended; it must not wait for anything
   */
  public void add(Asked.Waits start, Runnable look) {
    byAccount.compute(
        start.account(),
        (account, known) -> {
          Map<String, Runnable> byJob = known == null ? new ConcurrentHashMap<>() : known;
          byJob.put(start.jobId(), look);
          return byJob;
        });
  }

  /** Removes one that no longer waits. */
  public void remove(Asked.Waits start) {
    byAccount.computeIfPresent(
        start.account(),
        (account, byJob) -> {
          byJob.remove(start.jobId());
          return byJob.isEmpty() ? null : byJob;
        });
  }

  /** Has the start of a job look again, if there is one that waits. */
  void wake(String account, String jobId) {
    byAccount.getOrDefault(account, Map.of()).getOrDefault(jobId, () -> {}).run();
  }

  /** Has all starts of an account look again. */
  void wake(String account) {
    byAccount.getOrDefault(account, Map.of()).values().forEach(Runnable::run);
  }

  /** Has all of them look again. */
  void wake() {
    byAccount.keySet().forEach(this::wake);
  }
}
