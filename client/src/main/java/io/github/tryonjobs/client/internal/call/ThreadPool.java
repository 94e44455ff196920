package io.github.tryonjobs.client.internal.call;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * A pool of daemon threads that runs on few threads as long as none of them blocks, and on more as
 * soon as none of them gets on. Idle threads end. Safe for use by several threads.
 */
final class ThreadPool implements Executor {

  private static final long IDLE_NANOS = TimeUnit.SECONDS.toNanos(10);

  /** How often it is checked whether threads that wait keep the tasks from being taken. */
  private static final Duration CHECK = Duration.ofMillis(10);

  /** After so many checks without a task taken, threads that run count as stuck, too. */
  private static final int PATIENCE = 100;

  /** Up to here the pool doubles when it is stuck; from here on it grows by one. */
  private static final int DOUBLED_UP_TO = 1024;

  private final String name;
  private final int few;
  private final @Nullable BiConsumer<Runnable, Duration> timer;

  private final ReentrantLock lock = new ReentrantLock();
  private final Condition work = lock.newCondition();
  private final Condition ended = lock.newCondition();
  private final Deque<Runnable> tasks = new ArrayDeque<>();
  private final Set<Thread> threads = new HashSet<>();
  private int idle;
  private int started;
  private int checks;
  private long taken;
  private boolean watched;
  private boolean closed;

  /**
   * Constructor of a pool without threads.
   *
   * @param few the number of threads that start before a task waits
   * @param timer runs what lets the pool grow, after a delay; null if it must not grow
   */
  ThreadPool(String name, int few, @Nullable BiConsumer<Runnable, Duration> timer) {
    this.name = name;
    this.few = few;
    this.timer = timer;
  }

  /** Runs a task, also after {@link #close()}. */
  @Override
  public void execute(Runnable task) {
    lock.lock();
    try {
      tasks.add(task);
      if (tasks.size() <= idle) {
        work.signal();
      } else if (threads.size() < few) {
        start();
      } else {
        watch();
      }
    } finally {
      lock.unlock();
    }
  }

  private void start() {
    started++;
    ClientThread thread = new ClientThread(this::run, name + "-" + started);
    threads.add(thread);
    try {
      thread.start();
    } catch (OutOfMemoryError e) {
      // The machine has no more threads; the tasks wait for those of the pool.
      threads.remove(thread);
      if (threads.isEmpty()) {
        throw e;
      }
    }
  }

  private void watch() {
    if (timer != null && !watched) {
      watched = true;
      long before = taken;
      timer.accept(() -> growUnlessTaken(before), CHECK);
    }
  }

  private void growUnlessTaken(long before) {
    lock.lock();
    try {
      watched = false;
      checks = taken == before ? checks + 1 : 0;
      if (tasks.isEmpty()) {
        return;
      }
      if (checks >= PATIENCE
          || (checks > 0 && idle == 0 && threads.stream().allMatch(this::waits))) {
        checks = 0;
        int more = threads.size() < DOUBLED_UP_TO ? Math.max(1, threads.size()) : 1;
        for (int i = Math.min(more, tasks.size()); i > 0; i--) {
          start();
        }
      }
      watch();
    } finally {
      lock.unlock();
    }
  }

  /** Tells whether a thread waits for anything but its next task. */
  private boolean waits(Thread thread) {
    return switch (thread.getState()) {
      case BLOCKED, WAITING, TIMED_WAITING -> !lock.hasQueuedThread(thread);
      case NEW, RUNNABLE, TERMINATED -> false;
    };
  }

  private void run() {
    for (Runnable task = next(); task != null; task = next()) {
      try {
        task.run();
      } catch (Throwable e) {
        Thread thread = Thread.currentThread();
        thread.getUncaughtExceptionHandler().uncaughtException(thread, e);
      }
    }
  }

  private @Nullable Runnable next() {
    // A task of the application's may have left it set.
    Thread.interrupted();
    lock.lock();
    try {
      long left = IDLE_NANOS;
      while (tasks.isEmpty()) {
        if (closed || left <= 0) {
          threads.remove(Thread.currentThread());
          ended.signalAll();
          return null;
        }
        idle++;
        try {
          left = work.awaitNanos(left);
        } catch (InterruptedException e) {
          left = IDLE_NANOS;
        } finally {
          idle--;
        }
      }
      taken++;
      // Where threads may wait for each other, those that others wait for come last.
      return timer == null ? tasks.removeFirst() : tasks.removeLast();
    } finally {
      lock.unlock();
    }
  }

  /** Ends the threads that have nothing to do, and each other one when its tasks are done. */
  void close() {
    lock.lock();
    try {
      closed = true;
      work.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /** Waits until no thread is left, or time is up. */
  void awaitEnd(Duration limit) {
    lock.lock();
    try {
      long left = limit.toNanos();
      while (!threads.isEmpty() && left > 0) {
        left = ended.awaitNanos(left);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      lock.unlock();
    }
  }
}
