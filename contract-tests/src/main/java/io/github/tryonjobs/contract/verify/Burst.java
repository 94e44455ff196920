package io.github.tryonjobs.contract.verify;

import static io.github.tryonjobs.contract.verify.Session.TOO_MANY;

import java.util.Collections;
import java.util.Queue;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;

/** Many requests at once, which is how a rate limit is met whatever the distance to the server. */
final class Burst {

  private static final int MOST_AT_ONCE = 16;

  private Burst() {}

  /**
   * Sends a request at most so many times, until a 429 or no response comes; keeps the responses.
   */
  static void send(Server server, Request request, int most, Queue<Response> came)
      throws NoResponseException, InterruptedException {
    AtomicBoolean isOver = new AtomicBoolean();
    Callable<Boolean> one =
        () -> {
          // A request without a response is the last one, too.
          boolean isLast = true;
          if (!isOver.get()) {
            try {
              Response response = server.send(request).unpacked();
              came.add(response);
              isLast = response.status() == TOO_MANY;
            } finally {
              isOver.compareAndSet(false, isLast);
            }
          }
          return isLast;
        };
    ExecutorService threads = Executors.newFixedThreadPool(Math.min(most, MOST_AT_ONCE));
    try {
      for (Future<Boolean> future : threads.invokeAll(Collections.nCopies(most, one))) {
        future.get();
      }
    } catch (ExecutionException e) {
      if (e.getCause() instanceof NoResponseException failure) {
        throw failure;
      }
      throw new IllegalStateException(e.getCause());
    } finally {
      threads.shutdownNow();
    }
  }
}
