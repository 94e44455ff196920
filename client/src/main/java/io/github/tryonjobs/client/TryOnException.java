package io.github.tryonjobs.client;

import org.jspecify.annotations.Nullable;

/**
 * The root of all that the client throws, except for arguments that can never be right, which are
 * {@link IllegalArgumentException}s.
 *
 * <p>No message contains the API key or the query of a result URL.
 */
public abstract class TryOnException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final String jobId;

  TryOnException(String jobId, String message, @Nullable Throwable cause) {
    super(message, cause);
    this.jobId = jobId;
  }

  /** Returns the id of the job that was asked for. */
  public String jobId() {
    return jobId;
  }
}
