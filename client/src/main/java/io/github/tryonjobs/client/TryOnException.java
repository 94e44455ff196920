package io.github.tryonjobs.client;

import io.github.tryonjobs.client.internal.call.Excerpt;
import org.jspecify.annotations.Nullable;

/**
 * The superclass of what the client throws. Invalid arguments throw {@link
 * IllegalArgumentException}, files that cannot be written {@link java.io.UncheckedIOException}.
 *
 * <p>Every message says what was asked, what came, and after how many attempts. None contains the
 * API key or the query of a result URL. What went wrong in the earlier attempts is in {@link
 * #getSuppressed()}, the oldest first.
 */
public abstract sealed class TryOnException extends RuntimeException
    permits TryOnApiException,
        UndocumentedResponseException,
        MalformedResponseException,
        TransportException,
        JobFailedException,
        PollTimeoutException,
        PollInterruptedException,
        ResultExpiredException,
        ClientClosedException {

  private static final long serialVersionUID = 1L;

  private final TryOnRequest request;

  TryOnException(TryOnRequest request, String problem, @Nullable Throwable cause) {
    super("job " + Excerpt.of(request.jobId()) + ": " + problem + " (" + request + ")", cause);
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
