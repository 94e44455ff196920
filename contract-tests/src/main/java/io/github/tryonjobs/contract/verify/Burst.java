package io.github.tryonjobs.contract.verify;

import java.util.ArrayList;
import java.util.List;
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
   * Sends a request again and again until a 429 comes.
   *
   * @param most the most requests that are sent
   * @return the responses that came
   * @throws NoResponseException if a request has no response
   */
  static List<Response> of(Server server, Request request, int most)
      throws NoResponseException, InterruptedException {
    AtomicBoolean isMet = new AtomicBoolean();
    Callable<List<Response>> one =
        () -> {
          if (isMet.get()) {
            return List.of();
          }
          Response response = server.send(request);
          if (response.status() == 429) {
            isMet.set(true);
          }
          return List.of(response);
        };
    ExecutorService threads = Executors.newFixedThreadPool(Math.min(most, MOST_AT_ONCE));
    try {
      List<Response> responses = new ArrayList<>();
      List<Callable<List<Response>>> all = new ArrayList<>();
      for (int i = 0; i < most; i++) {
        all.add(one);
      }
      for (Future<List<Response>> future : threads.invokeAll(all)) {
        responses.addAll(future.get());
      }
      return responses;
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
