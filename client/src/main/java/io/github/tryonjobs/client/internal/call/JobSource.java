package io.github.tryonjobs.client.internal.call;

import io.github.tryonjobs.client.TryOnJob;

/** Asks for a job once, and blocks until the response is there. */
@FunctionalInterface
public interface JobSource {

  /**
   * Asks for a job.
   *
   * @throws io.github.tryonjobs.client.TryOnException if the response is anything but a job
   */
  TryOnJob get(Attempt attempt);
}
