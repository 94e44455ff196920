package io.github.tryonjobs.client.internal;

import io.github.tryonjobs.client.TransportException;
import java.time.Duration;

/** Sends the one request of the contract. */
interface JobTransport extends AutoCloseable {

  /**
   * Asks for a job.
   *
   * @param jobId the id of the job
   * @param timeout how long to wait for the connection, and then for each part of the response
   * @throws TransportException if no response came, or not all of it
   */
  Exchange getJob(String jobId, Duration timeout);

  @Override
  void close();
}
