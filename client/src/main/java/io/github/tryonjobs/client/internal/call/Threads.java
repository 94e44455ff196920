package io.github.tryonjobs.client.internal.call;

import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.LinkedTransferQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * The threads of one client: some for requests, a few for what applications chain to their results,
 * and one that keeps the time. All are daemons, and end when they are idle.
 */
@SuppressWarnings("FutureReturnValueIgnored") // what follows from a result does not itself fail
public final class Threads implements AutoCloseable {

  /** The greatest number of requests at once, unless the application brings its own threads. */
  public static final int MOST_REQUESTS = 32;

  private static final int MOST_FOLLOW_UPS = 8;
  private static final Duration IDLE = Duration.ofSeconds(10);
  private static final Duration LONGEST_CLOSE = Duration.ofSeconds(1);

  private final ThreadGroup group = new ThreadGroup("try-on-client");
  private final AtomicInteger threadNumber = new AtomicInteger();
  private final ScheduledThreadPoolExecutor timer;
  private final ThreadPoolExecutor followUps;
  private final @Nullable ThreadPoolExecutor own;
  private final Executor requests;

  /**
   * Creates the threads as they are needed.
   *
   * @param requests what runs the requests; null for threads of its own
   */
  public Threads(@Nullable Executor requests) {
    ThreadFactory daemons = this::daemon;
    this.timer =
        new ScheduledThreadPoolExecutor(1, daemons, new ThreadPoolExecutor.DiscardPolicy());
    this.timer.setRemoveOnCancelPolicy(true);
    this.timer.setKeepAliveTime(IDLE.toMillis(), TimeUnit.MILLISECONDS);
    this.timer.allowCoreThreadTimeOut(true);
    this.followUps = followUpThreads(daemons);
    this.own = requests == null ? requestThreads(daemons) : null;
    this.requests = own == null ? Objects.requireNonNull(requests) : own;
  }

  /** Starts a thread before it lets a request wait, and lets one wait rather than refuse it. */
  private static ThreadPoolExecutor requestThreads(ThreadFactory factory) {
    HandOver queue = new HandOver();
    return new ThreadPoolExecutor(
        0,
        MOST_REQUESTS,
        IDLE.toMillis(),
        TimeUnit.MILLISECONDS,
        queue,
        factory,
        (task, pool) -> {
          if (pool.isShutdown()) {
            throw new RejectedExecutionException("the client is closed");
          }
          queue.put(task);
        });
  }

  private static ThreadPoolExecutor followUpThreads(ThreadFactory factory) {
    ThreadPoolExecutor threads =
        new ThreadPoolExecutor(
            MOST_FOLLOW_UPS,
            MOST_FOLLOW_UPS,
            IDLE.toMillis(),
            TimeUnit.MILLISECONDS,
            new LinkedBlockingQueue<>(),
            factory,
            (task, pool) -> task.run());
    threads.allowCoreThreadTimeOut(true);
    return threads;
  }

  private Thread daemon(Runnable task) {
    // Does not inherit the thread locals of whoever happens to make a call.
    String name = "try-on-client-" + threadNumber.incrementAndGet();
    Thread thread = new Thread(group, task, name, 0, false);
    thread.setDaemon(true);
    thread.setContextClassLoader(Threads.class.getClassLoader());
    return thread;
  }

  void execute(Runnable request) {
    requests.execute(request);
  }

  /** Runs what applications have chained to a result, apart from requests, as it may block. */
  void followUp(Runnable task) {
    followUps.execute(task);
  }

  /** Runs a task after a delay, unless the threads are closed by then. */
  Future<?> schedule(Runnable task, Duration delay) {
    return timer.schedule(task, delay.toNanos(), TimeUnit.NANOSECONDS);
  }

  /** Makes a pause that holds no thread. */
  public CompletableFuture<?> sleep(Duration duration) {
    CompletableFuture<@Nullable Void> pause = new CompletableFuture<>();
    Future<?> end = schedule(() -> pause.complete(null), duration);
    pause.whenComplete((r, failure) -> end.cancel(false));
    return pause;
  }

  /** Ends all its threads, and waits a moment for those that are breaking off a request. */
  @Override
  public void close() {
    timer.shutdownNow();
    // Not at once: those who wait for a result are still to be told.
    followUps.shutdown();
    if (own != null) {
      own.shutdownNow();
    }
    if (Thread.currentThread().getThreadGroup() != group) {
      awaitEnd(timer);
      awaitEnd(followUps);
      if (own != null) {
        awaitEnd(own);
      }
    }
  }

  private static void awaitEnd(ExecutorService threads) {
    try {
      threads.awaitTermination(LONGEST_CLOSE.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Takes a task only if a thread waits for one. */
  private static final class HandOver extends LinkedTransferQueue<Runnable> {

    private static final long serialVersionUID = 1L;

    @Override
    public boolean offer(Runnable task) {
      return tryTransfer(task);
    }
  }
}
