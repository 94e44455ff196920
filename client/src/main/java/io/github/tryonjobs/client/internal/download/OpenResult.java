package io.github.tryonjobs.client.internal.download;

import io.github.tryonjobs.client.ResultStream;
import io.github.tryonjobs.client.TransportException;
import io.github.tryonjobs.client.TryOnJob;
import io.github.tryonjobs.client.TryOnListener.Operation;
import io.github.tryonjobs.client.TryOnRequest;
import io.github.tryonjobs.client.internal.call.Attempt;
import io.github.tryonjobs.client.internal.call.Task;
import java.time.Duration;
import java.util.concurrent.Executor;

/**
 * Asks for a result and hands on its bytes as they come.
 *
 * @param job the job
 * @param timeout the time that the call may take
 * @param stallTimeout the time to wait for each part of the response
 * @param source gives the result
 * @param helpers runs what blocks while a reader waits
 */
public record OpenResult(
    TryOnJob.Completed job,
    Duration timeout,
    Duration stallTimeout,
    ResultSource source,
    Executor helpers)
    implements Task<ResultStream> {

  @Override
  public Operation operation() {
    return Operation.OPEN_RESULT;
  }

  @Override
  public TryOnRequest request() {
    return new TryOnRequest(job.id(), job.resultUrl(), 1);
  }

  @Override
  public Next<ResultStream> attempt(Attempt attempt) {
    try {
      return new Next.Done<>(
          new InterruptibleStream(
              source.open(attempt, job.resultUrl(), null, stallTimeout), helpers));
    } catch (ResultSource.OtherResultException e) {
      throw new TransportException(attempt.request(), String.valueOf(e.getMessage()), e);
    }
  }

  @Override
  public TryOnJob lastJob() {
    return job;
  }
}
