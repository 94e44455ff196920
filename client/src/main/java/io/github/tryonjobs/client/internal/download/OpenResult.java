package io.github.tryonjobs.client.internal.download;

import io.github.tryonjobs.client.ResultStream;
import io.github.tryonjobs.client.TransportException;
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

  /**
   * Constructor.
   *
   * @param timeout the time that the call may take
   * @param stallTimeout the time to wait for each part of the response
   * @param helpers runs what blocks while a reader waits
   */
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
    try {
      return new Next.Done<>(
          new InterruptibleStream(
              source.open(attempt, result.resultUrl(), null, stallTimeout), helpers));
    } catch (ResultSource.OtherResultException e) {
      throw new TransportException(attempt.request(), String.valueOf(e.getMessage()), e);
    }
  }
}
