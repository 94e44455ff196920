package io.github.tryonjobs.client;

import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;

/** The two ways to make a call, so that each test of behaviour can be run for both. */
public enum Style {
  SYNC {
    @Override
    public TryOnClient of(TryOnClient client) {
      return client;
    }
  },
  ASYNC {
    @Override
    public TryOnClient of(TryOnClient client) {
      return new Waiting(client);
    }
  };

  /** Returns a client that makes its calls in this way. */
  public abstract TryOnClient of(TryOnClient client);

  /** Waits for what the asynchronous twin of a method returns. */
  private record Waiting(TryOnClient client) implements TryOnClient {

    @Override
    public TryOnJob getJob(String id) {
      return result(client.getJobAsync(id));
    }

    @Override
    public TryOnJob.Completed awaitJob(String id) {
      return result(client.awaitJobAsync(id));
    }

    @Override
    public Path downloadResult(TryOnResult result, Path target) {
      return result(client.downloadResultAsync(result, target));
    }

    @Override
    public TryOnStart startJob(TryOnInput input) {
      return result(client.startJobAsync(input));
    }

    @Override
    public TryOnResult tryOn(TryOnInput input) {
      return result(client.tryOnAsync(input));
    }

    @Override
    public TryOnCancellation cancelJob(String id) {
      return result(client.cancelJobAsync(id));
    }

    private static <R> R result(CompletableFuture<R> future) {
      try {
        return future.get();
      } catch (ExecutionException e) {
        if (e.getCause() instanceof RuntimeException failure) {
          throw failure;
        }
        throw new AssertionError(e.getCause());
      } catch (InterruptedException e) {
        throw new AssertionError(e);
      }
    }
  }
}
