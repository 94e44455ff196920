package io.github.tryonjobs.client;

import java.io.Serializable;
import java.net.URI;

/**
 * A Try On job as it stood when the service was asked: {@code Job} in the contract.
 *
 * <p>Immutable and safe for use by several threads. Nothing in it is null, except where it says so.
 */
public sealed interface TryOnJob extends Serializable {

  /** Returns the id of the job. */
  String id();

  /** Tells whether the job has ended, so that asking again gives nothing new. */
  default boolean isFinal() {
    return false;
  }

  /**
   * Accepted, not yet started.
   *
   * @param id the id of the job
   */
  record Pending(String id) implements TryOnJob {}

  /**
   * Being worked on.
   *
   * @param id the id of the job
   */
  record Running(String id) implements TryOnJob {}

  /**
   * Ended well.
   *
   * @param id the id of the job
   * @param resultUrl where the image can be fetched, for about an hour, without the API key
   */
  record Completed(String id, URI resultUrl) implements TryOnJob, TryOnResult {
    @Override
    public boolean isFinal() {
      return true;
    }

    /** Leaves out user and query of the URL, which may be secret. */
    @Override
    public String toString() {
      return "Completed[id=" + id + ", resultUrl=" + TryOnRequest.withoutSecrets(resultUrl) + "]";
    }
  }

  /**
   * Ended without an image.
   *
   * @param id the id of the job
   * @param error why
   */
  record Failed(String id, TryOnJobError error) implements TryOnJob {
    @Override
    public boolean isFinal() {
      return true;
    }
  }

  /**
   * In a status that the contract does not document. It is not taken for an end.
   *
   * @param id the id of the job
   * @param status the status as the service wrote it
   */
  record Unrecognized(String id, String status) implements TryOnJob {}
}
