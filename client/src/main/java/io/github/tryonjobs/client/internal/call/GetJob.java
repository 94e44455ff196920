package io.github.tryonjobs.client.internal.call;

import io.github.tryonjobs.client.TryOnJob;
import io.github.tryonjobs.client.TryOnRequest;
import java.time.Duration;
import java.util.function.Function;

/** Asks for a job as it stands now. */
public final class GetJob extends Task<TryOnJob> {

  private final Function<Attempt, TryOnJob> poll;

  public GetJob(TryOnRequest request, Duration timeout, Function<Attempt, TryOnJob> poll) {
    super(request, timeout);
    this.poll = poll;
  }

  @Override
  public Next<TryOnJob> attempt(Attempt attempt) {
    TryOnJob job = poll.apply(attempt);
    lastJob = job;
    return new Next.Done<>(job);
  }
}
