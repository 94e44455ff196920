package io.github.tryonjobs.client.internal.download;

import io.github.tryonjobs.client.ResultStream;
import io.github.tryonjobs.client.TransportException;
import io.github.tryonjobs.client.TryOnJob;
import io.github.tryonjobs.client.TryOnListener.Operation;
import io.github.tryonjobs.client.TryOnRequest;
import io.github.tryonjobs.client.TryOnResult;
import io.github.tryonjobs.client.internal.call.Attempt;
import io.github.tryonjobs.client.internal.call.Task;
import java.time.Duration;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/**
 * Asks for a result and hands on its bytes as they come.
 *
 * @param result the result
 * @param timeout the time that the call may take
 * @param stallTimeout the time to wait for each part of the response
 * @param source gives the result
 * @param helpers runs what blocks while a reader waits
 */
public record OpenResult(
    TryOnResult result,
    Duration timeout,
    Duration stallTimeout,
    ResultSource source,
    Executor helpers)
    implements Task<ResultStream> {

  @Override
  public TryOnRequest request() {
    return ResultSource.request(Operation.OPEN_RESULT, result);
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

  @Override
  public @Nullable TryOnJob lastJob() {
    return result instanceof TryOnJob job ? job : null;
  }
}
