package io.github.tryonjobs.client;

import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;

/** The two ways to make a call, so that each test of behaviour can be run for both. */
public enum Style {
  SYNC {
    @Override
    public TryOnJob getJob(TryOnClient client, String id) {
      return client.getJob(id);
    }

    @Override
    public TryOnJob.Completed awaitJob(TryOnClient client, String id) {
      return client.awaitJob(id);
    }

    @Override
    public Path downloadResult(TryOnClient client, TryOnResult result, Path target) {
      return client.downloadResult(result, target);
    }

    @Override
    public TryOnStart startJob(TryOnClient client, TryOnInput input) {
      return client.startJob(input);
    }

    @Override
    public TryOnResult tryOn(TryOnClient client, TryOnInput input) {
      return client.tryOn(input);
    }

    @Override
    public TryOnCancellation cancelJob(TryOnClient client, String id) {
      return client.cancelJob(id);
    }
  },
  ASYNC {
    @Override
    public TryOnJob getJob(TryOnClient client, String id) {
      return result(client.getJobAsync(id));
    }

    @Override
    public TryOnJob.Completed awaitJob(TryOnClient client, String id) {
      return result(client.awaitJobAsync(id));
    }

    @Override
    public Path downloadResult(TryOnClient client, TryOnResult result, Path target) {
      return result(client.downloadResultAsync(result, target));
    }

    @Override
    public TryOnStart startJob(TryOnClient client, TryOnInput input) {
      return result(client.startJobAsync(input));
    }

    @Override
    public TryOnResult tryOn(TryOnClient client, TryOnInput input) {
      return result(client.tryOnAsync(input));
    }

    @Override
    public TryOnCancellation cancelJob(TryOnClient client, String id) {
      return result(client.cancelJobAsync(id));
    }
  };

  public abstract TryOnJob getJob(TryOnClient client, String id);

  public abstract TryOnJob.Completed awaitJob(TryOnClient client, String id);

  public abstract Path downloadResult(TryOnClient client, TryOnResult result, Path target);

  public abstract TryOnStart startJob(TryOnClient client, TryOnInput input);

  public abstract TryOnResult tryOn(TryOnClient client, TryOnInput input);

  public abstract TryOnCancellation cancelJob(TryOnClient client, String id);

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
