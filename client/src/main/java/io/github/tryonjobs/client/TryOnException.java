package io.github.tryonjobs.client;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The superclass of what the client throws. Invalid arguments throw {@link
 * IllegalArgumentException}, files that cannot be read or written {@link
 * java.io.UncheckedIOException}.
 *
 * <p>Every message says what was asked, what came, and after how many attempts. None contains the
 * API key or the query of a URL. What went wrong in the earlier attempts is in {@link
 * #getSuppressed()}, the oldest first.
 */
public abstract sealed class TryOnException extends RuntimeException
    permits TryOnResponseException,
        TransportException,
        JobFailedException,
        PollTimeoutException,
        PollInterruptedException,
        StartOutcomeUnknownException,
        ClientClosedException {

  private static final long serialVersionUID = 1L;

  private final TryOnRequest request;
  private final String problem;

  TryOnException(TryOnRequest request, String problem, @Nullable Throwable cause) {
    super(request.subject() + ": " + problem + " (" + request + ")", cause);
    this.request = request;
    this.problem = problem;
  }

  /**
   * Returns the id of the job; empty if it is not known, as when the job is yet to be started, or
   * for the result of a start that waited.
   */
  public Optional<String> jobId() {
    return Optional.ofNullable(request.jobId());
  }

  /** Returns what was asked, and how often. */
  public TryOnRequest request() {
    return request;
  }

  /** Returns the message without what was asked. */
  String problem() {
    return problem;
  }
}
