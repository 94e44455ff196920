package io.github.tryonjobs.client.internal.call;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Semaphore;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** When a pool starts threads. Its timer is the test. */
@Timeout(300)
class ThreadPoolTest {

  private static final Duration SOON = Duration.ofMinutes(2);
  private static final int PATIENCE = 100;

  private final Queue<Runnable> checks = new ArrayDeque<>();
  private final Set<Thread> busy = ConcurrentHashMap.newKeySet();
  private final Semaphore begun = new Semaphore(0);
  private final CompletableFuture<Void> go = new CompletableFuture<>();
  private final ThreadPool pool = new ThreadPool("test", 2, (check, delay) -> checks.add(check));

  @AfterEach
  void close() {
    go.complete(null);
    pool.close();
  }

  private void block(int tasks) {
    for (int i = 0; i < tasks; i++) {
      pool.execute(
          () -> {
            busy.add(Thread.currentThread());
            begun.release();
            go.join();
          });
    }
  }

  private void awaitBlocked(int threads) throws InterruptedException {
    begun.acquire(threads);
    for (Thread thread : busy) {
      while (thread.getState() != Thread.State.WAITING) {
        Thread.onSpinWait();
      }
    }
  }

  private void check(int times) {
    for (int i = 0; i < times && !checks.isEmpty(); i++) {
      checks.remove().run();
    }
  }

  @Test
  void startsFewBeforeATaskWaits() throws InterruptedException {
    block(2);
    awaitBlocked(2);

    assertThat(checks).isEmpty();
    assertThat(busy)
        .extracting(Thread::getName)
        .containsExactlyInAnyOrder("try-on-client-test-1", "try-on-client-test-2");
  }

  @Test
  void doublesWhenAllBlock() throws InterruptedException {
    block(9);
    awaitBlocked(2);
    // The first may have been asked for before a thread took a task.
    check(2);
    awaitBlocked(2);
    assertThat(busy).hasSize(4);

    check(2);
    awaitBlocked(4);

    assertThat(busy).hasSize(8);
  }

  @Test
  void startsNoMoreThanThereAreTasks() throws InterruptedException {
    block(3);
    awaitBlocked(2);
    check(2);
    awaitBlocked(1);

    assertThat(busy).hasSize(3);
    check(1);
    assertThat(checks).as("checks when no task waits").isEmpty();
  }

  @Test
  void isCheckedByOneTimerAtATime() throws InterruptedException {
    block(2);
    awaitBlocked(2);

    block(3);

    assertThat(checks).hasSize(1);
  }

  @Test
  void waitsLongForThreadsThatRun() throws InterruptedException {
    for (int i = 0; i < 2; i++) {
      pool.execute(
          () -> {
            begun.release();
            while (!go.isDone()) {
              Thread.onSpinWait();
            }
          });
    }
    begun.acquire(2);
    block(1);

    check(PATIENCE - 1);
    assertThat(begun.availablePermits()).isZero();
    check(1);

    begun.acquire();
    assertThat(busy).hasSize(1);
  }

  @Test
  void aThreadThatIsIdleTakesTheNextTask() throws InterruptedException {
    for (int i = 0; i < 100; i++) {
      CompletableFuture<Thread> taken = new CompletableFuture<>();
      pool.execute(() -> taken.complete(Thread.currentThread()));
      busy.add(taken.join());
      for (Thread thread : busy) {
        while (thread.getState() == Thread.State.RUNNABLE) {
          Thread.onSpinWait();
        }
      }
    }

    assertThat(busy).hasSize(1);
  }

  @Test
  void whatOthersWaitForComesLastWhereItGrows() throws InterruptedException {
    assertThat(order(pool)).containsExactly(2, 1, 0);
  }

  @Test
  void oneThatDoesNotGrowKeepsTheOrder() throws InterruptedException {
    ThreadPool steady = new ThreadPool("test", 2, null);
    try {
      assertThat(order(steady)).containsExactly(0, 1, 2);
    } finally {
      steady.close();
    }
  }

  /** Returns the order in which one thread takes three tasks. */
  private List<Integer> order(ThreadPool pool) throws InterruptedException {
    List<Integer> order = new CopyOnWriteArrayList<>();
    CompletableFuture<Void> one = new CompletableFuture<>();
    for (CompletableFuture<Void> end : List.of(go, one)) {
      pool.execute(
          () -> {
            begun.release();
            end.join();
          });
    }
    begun.acquire(2);
    for (int i = 0; i < 3; i++) {
      int number = i;
      pool.execute(
          () -> {
            order.add(number);
            begun.release();
          });
    }
    one.complete(null);
    begun.acquire(3);
    return order;
  }

  @Test
  void aTaskThatThrowsEndsNoThread() {
    CompletableFuture<Throwable> told = new CompletableFuture<>();
    IllegalStateException failure = new IllegalStateException("of the application");
    CompletableFuture<Thread> thread = new CompletableFuture<>();
    pool.execute(
        () -> {
          Thread.currentThread().setUncaughtExceptionHandler((t, e) -> told.complete(e));
          thread.complete(Thread.currentThread());
          throw failure;
        });

    assertThat(told).succeedsWithin(SOON).isSameAs(failure);
    block(2);
    begun.acquireUninterruptibly(2);
    assertThat(busy).contains(thread.join());
  }

  @Test
  void closingWaitsForTheThreadsThatWork() throws InterruptedException {
    block(1);
    awaitBlocked(1);
    pool.close();
    pool.awaitEnd(Duration.ofNanos(1));
    Thread waiter = new Thread(() -> pool.awaitEnd(SOON));
    waiter.start();
    while (waiter.getState() != Thread.State.TIMED_WAITING && waiter.isAlive()) {
      Thread.onSpinWait();
    }
    assertThat(waiter.isAlive()).isTrue();

    go.complete(null);

    waiter.join(SOON.toMillis());
    assertThat(waiter.isAlive()).isFalse();
  }
}
