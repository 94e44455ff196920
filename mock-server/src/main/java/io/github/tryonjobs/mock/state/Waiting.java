package io.github.tryonjobs.mock.state;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The starts that wait until their job has ended, no more than there are connections. Safe for use
 * by several threads.
 */
final class Waiting {

  private final Map<String, Start> byJob = new ConcurrentHashMap<>();

  private record Start(String account, Runnable look) {}

  void add(String jobId, String account, Runnable look) {
    byJob.put(jobId, new Start(account, look));
  }

  void remove(String jobId) {
    byJob.remove(jobId);
  }

  void wake(String jobId) {
    Start start = byJob.get(jobId);
    if (start != null) {
      start.look.run();
    }
  }

  void wakeAll(String account) {
    byJob.values().stream().filter(it -> it.account.equals(account)).forEach(it -> it.look.run());
  }

  void wakeAll() {
    byJob.values().forEach(it -> it.look.run());
  }
}
