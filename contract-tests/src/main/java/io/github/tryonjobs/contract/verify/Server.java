package io.github.tryonjobs.contract.verify;

import java.net.URI;

/** The server that is judged. */
public interface Server {

  /**
   * Sends a request. A redirect is a response and is not followed.
   *
   * @throws NoResponseException if there is no complete response in time
   * @throws InterruptedException if the thread is interrupted
   */
  Response send(Request request) throws NoResponseException, InterruptedException;

  /**
   * Fetches what is at an address, without a key. A redirect is not followed, as the client does
   * not follow one either.
   *
   * @throws NoResponseException if there is no complete response in time
   * @throws InterruptedException if the thread is interrupted
   */
  Response fetch(URI address) throws NoResponseException, InterruptedException;
}
