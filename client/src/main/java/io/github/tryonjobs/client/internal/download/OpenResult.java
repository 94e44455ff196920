package io.github.tryonjobs.client.internal.download;

import io.github.tryonjobs.client.RetryPolicy;
import io.github.tryonjobs.client.TryOnJob;
import io.github.tryonjobs.client.TryOnListener;
import io.github.tryonjobs.client.TryOnRequest;
import io.github.tryonjobs.client.internal.call.Cancellation;
import io.github.tryonjobs.client.internal.call.Next;
import io.github.tryonjobs.client.internal.retry.RetriedCourse;
import io.github.tryonjobs.client.internal.retry.Surroundings;
import java.io.InputStream;
import java.time.Duration;

/** Asks for an image and hands on its bytes as they come. */
public final class OpenResult extends RetriedCourse<InputStream, InputStream> {

  private final TryOnJob.Completed job;
  private final Images images;

  /** Starts the call. */
  public OpenResult(
      TryOnJob.Completed job, Surroundings surroundings, RetryPolicy retries, Images images) {
    super(
        TryOnListener.Operation.OPEN_RESULT,
        new TryOnRequest(job.id(), job.resultUrl(), 0),
        surroundings,
        retries,
        retries.timeout());
    this.job = job;
    this.images = images;
  }

  @Override
  protected InputStream send(TryOnRequest request, Duration timeout, Cancellation cancellation) {
    return images.open(request, job.resultUrl(), 0, null, timeout, cancellation).stream();
  }

  @Override
  public Next<InputStream> answered(InputStream stream) {
    return new Next.Done<>(stream);
  }

  @Override
  protected TryOnJob lastJob() {
    return job;
  }
}
