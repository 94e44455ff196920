package io.github.tryonjobs.client.internal.call;

import io.github.tryonjobs.client.TryOnJob;
import io.github.tryonjobs.client.TryOnRequest;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Asks for a job as it stands now. */
public final class GetJob implements Task<TryOnJob> {

  private final TryOnRequest request;
  private final Source<TryOnJob> source;
  private final Duration timeout;
  private volatile @Nullable TryOnJob job;

  /** Constructor. */
  public GetJob(TryOnRequest request, Source<TryOnJob> source, Duration timeout) {
    this.request = request;
    this.source = source;
    this.timeout = timeout;
  }

  @Override
  public TryOnRequest request() {
    return request;
  }

  @Override
  public Duration timeout() {
    return timeout;
  }

  @Override
  public Next<TryOnJob> attempt(Attempt attempt) {
    TryOnJob answer = source.get(attempt);
    job = answer;
    return new Next.Done<>(answer);
  }

  @Override
  public @Nullable TryOnJob lastJob() {
    return job;
  }
}
