package io.github.tryonjobs.client;

import org.jspecify.annotations.Nullable;

/**
 * The root of all that the client throws, except for arguments that can never be right, which are
 * {@link IllegalArgumentException}s.
 *
 * <p>Every message says what was asked, what came, and after how many attempts. None contains the
 * API key or the query of a result URL. What went wrong in the earlier attempts is in {@link
 * #getSuppressed()}, the oldest first.
 */
public abstract class TryOnException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final TryOnRequest request;

  TryOnException(TryOnRequest request, String problem, @Nullable Throwable cause) {
    super("job " + request.jobId() + ": " + problem + " (" + request + ")", cause);
    this.request = request;
  }

  /** Returns the id of the job that was asked for. */
  public String jobId() {
    return request.jobId();
  }

  /** Returns what was asked, and how often. */
  public TryOnRequest request() {
    return request;
  }
}
