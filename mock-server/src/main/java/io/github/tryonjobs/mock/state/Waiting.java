package io.github.tryonjobs.mock.state;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The starts that wait until their job has ended. Safe for use by several threads. */
public final class Waiting {

  private final Set<Runnable> all = ConcurrentHashMap.newKeySet();

  Waiting() {}

  /**
   * Adds one.
   *
   * @param look is called when a job may have ended; it must not wait for anything
   */
  public void add(Runnable look) {
    all.add(look);
  }

  /** Removes one that no longer waits. */
  public void remove(Runnable look) {
    all.remove(look);
  }

  /** Has all of them look again. */
  void wake() {
    all.forEach(Runnable::run);
  }
}
