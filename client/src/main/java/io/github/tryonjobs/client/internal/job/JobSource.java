package io.github.tryonjobs.client.internal.job;

import io.github.tryonjobs.client.TryOnJob;
import io.github.tryonjobs.client.TryOnRequest;
import io.github.tryonjobs.client.internal.call.Cancellation;
import java.time.Duration;

/** Asks for a job once, and blocks until the answer is there. */
@FunctionalInterface
public interface JobSource {

  /**
   * Asks for a job.
   *
   * @param timeout how long it may take
   * @throws io.github.tryonjobs.client.TryOnException if the answer is anything but a job
   */
  TryOnJob get(TryOnRequest request, Duration timeout, Cancellation cancellation);
}
