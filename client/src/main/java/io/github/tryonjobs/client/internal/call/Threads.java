package io.github.tryonjobs.client.internal.call;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The threads of one client: some for requests, some for what may block for long, and one that
 * keeps the time and runs nothing of the application's. Safe for use by several threads.
 */
@SuppressWarnings("FutureReturnValueIgnored") // a pause that has ended needs no timer
public final class Threads implements AutoCloseable {

  /** The number of requests at once, unless the application brings its own threads. */
  private static final int REQUESTS = 32;

  private static final int FEW_HELPERS = 4;
  private static final long IDLE_SECONDS = 10;
  private static final Duration LONGEST_CLOSE = Duration.ofSeconds(1);
  private static final Duration LONGEST_WORK = Duration.ofSeconds(10);

  private final ScheduledThreadPoolExecutor timer;
  private final ThreadPool helpers;
  private final @Nullable ThreadPool own;
  private final Executor requests;
  private final Executor callbacks;

  private final Set<CompletableFuture<?>> unfinished = ConcurrentHashMap.newKeySet();

  /**
   * Constructor. No thread is started before it is needed.
   *
   * @param requests runs the requests; null for threads of the client
   * @param callbacks runs what applications chain to results; null for threads of the client
   */
  public Threads(@Nullable Executor requests, @Nullable Executor callbacks) {
    this.timer = new ScheduledThreadPoolExecutor(1, task -> new ClientThread(task, "timer"));
    this.timer.setRemoveOnCancelPolicy(true);
    this.timer.setKeepAliveTime(IDLE_SECONDS, TimeUnit.SECONDS);
    this.timer.allowCoreThreadTimeOut(true);
    this.helpers = new ThreadPool("helper", FEW_HELPERS, this::schedule);
    ThreadPool pool = new ThreadPool("request", REQUESTS, null);
    this.own = requests == null ? pool : null;
    this.requests = requests == null ? pool : requests;
    this.callbacks = callbacks == null ? helpers : callbacks;
  }

  /** Runs a request, unless the application's executor rejects it. */
  void execute(Runnable request) {
    requests.execute(request);
  }

  /** Goes on after a pause; an executor of the application's is not called by the timer. */
  void resume(Runnable task) {
    if (own == null) {
      helpers.execute(task);
    } else {
      task.run();
    }
  }

  /** Runs what may block, on a thread of the client. */
  public void help(Runnable task) {
    helpers.execute(task);
  }

  /** Runs what an application has chained to a result, even if its executor fails. */
  void callBack(Runnable task) {
    try {
      callbacks.execute(task);
    } catch (Throwable e) {
      helpers.execute(task);
    }
  }

  /** Runs a short task of the client's after a delay. */
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

  /** Begins what is to be finished before the client is closed. */
  @SuppressWarnings("CollectionUndefinedEquality") // identity
  public void finish(Supplier<CompletableFuture<?>> work) {
    CompletableFuture<@Nullable Void> end = new CompletableFuture<>();
    unfinished.add(end);
    help(
        () ->
            work.get()
                .whenComplete(
                    (r, failure) -> {
                      unfinished.remove(end);
                      end.complete(null);
                    }));
  }

  /** Waits for what is to be finished, but not on a thread of the client, and not for long. */
  void awaitFinished() {
    if (Thread.currentThread() instanceof ClientThread) {
      return;
    }
    // An interrupt may be why there is something to do; a second one ends the wait.
    boolean wasInterrupted = Thread.interrupted();
    try {
      CompletableFuture.allOf(unfinished.toArray(CompletableFuture[]::new))
          .get(LONGEST_WORK.toNanos(), TimeUnit.NANOSECONDS);
    } catch (InterruptedException e) {
      wasInterrupted = true;
    } catch (ExecutionException | TimeoutException e) {
      // It is not waited for any longer.
    }
    if (wasInterrupted) {
      Thread.currentThread().interrupt();
    }
  }

  /**
   * Ends the threads, and waits for those that are ending a request. What an application has
   * chained to a result goes on.
   */
  @Override
  public void close() {
    // Not shut down: it still lets the helpers grow while what is chained to results blocks them.
    timer.setKeepAliveTime(1, TimeUnit.MILLISECONDS);
    helpers.close();
    if (own != null) {
      own.close();
    }
    if (!(Thread.currentThread() instanceof ClientThread) && own != null) {
      own.awaitEnd(LONGEST_CLOSE);
    }
  }
}
