package io.github.tryonjobs.client.internal.download;

import io.github.tryonjobs.client.ResultStream;
import io.github.tryonjobs.client.TryOnJob;
import io.github.tryonjobs.client.TryOnListener.Operation;
import io.github.tryonjobs.client.TryOnResult;
import io.github.tryonjobs.client.internal.call.Attempt;
import io.github.tryonjobs.client.internal.call.Task;
import java.time.Duration;
import java.util.concurrent.Executor;

/** Asks for a result and hands on its bytes as they come. */
public final class OpenResult extends Task<ResultStream> {

  private final TryOnResult result;
  private final Duration stallTimeout;
  private final ResultSource source;
  private final Executor helpers;

  /** Constructor of a task whose helpers run what blocks while a reader waits. */
  public OpenResult(
      TryOnResult result,
      Duration timeout,
      Duration stallTimeout,
      ResultSource source,
      Executor helpers) {
    super(ResultSource.request(Operation.OPEN_RESULT, result), timeout);
    this.result = result;
    this.stallTimeout = stallTimeout;
    this.source = source;
    this.helpers = helpers;
    this.lastJob = result instanceof TryOnJob job ? job : null;
  }

  @Override
  public Next<ResultStream> attempt(Attempt attempt) {
    Part part = source.open(attempt, result.resultUrl(), null, stallTimeout);
    return new Next.Done<>(new InterruptibleStream(part, helpers));
  }
}
