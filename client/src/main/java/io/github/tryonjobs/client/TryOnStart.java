package io.github.tryonjobs.client;

import java.io.Serializable;
import java.net.URI;

/**
 * The response to a start that was accepted: {@code StartedJob} or {@code TryOnResult} in the
 * contract. Immutable; nothing in it is null.
 */
public sealed interface TryOnStart extends Serializable {

  /**
   * A job was started, and is to be awaited.
   *
   * @param jobId the id of the job
   */
  record Started(String jobId) implements TryOnStart {}

  /**
   * The start waited for the job, and the job is completed. The service does not tell its id.
   *
   * @param resultUrl where the image can be fetched, for about an hour, without the API key
   */
  record Completed(URI resultUrl) implements TryOnStart, TryOnResult {
    /** Leaves out user and query of the URL, which may be secret. */
    @Override
    public String toString() {
      return "Completed[resultUrl=" + TryOnRequest.withoutSecrets(resultUrl) + "]";
    }
  }
}
