package io.github.tryonjobs.contract.verify;

import java.net.URI;
import java.util.Optional;

/** The server that is judged. */
public interface Server {

  /**
   * Asks for a job.
   *
   * @param apiKey the key to send, if one is to be sent
   * @throws NoAnswerException if there is no whole answer in time
   * @throws InterruptedException if the thread is told to stop
   */
  Answer job(String jobId, Optional<String> apiKey) throws NoAnswerException, InterruptedException;

  /**
   * Fetches what is at an address, without a key, wherever it leads.
   *
   * @throws NoAnswerException if there is no whole answer in time
   * @throws InterruptedException if the thread is told to stop
   */
  Answer fetch(URI address) throws NoAnswerException, InterruptedException;
}
