package io.github.tryonjobs.client;

import io.github.tryonjobs.client.internal.call.Excerpt;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A start was sent, all of it or a part, and no response says what became of it. The service may
 * have started a job, which costs credits; its id is not known. The client does not repeat the
 * start: a second one would start a second job.
 *
 * <p>The cause says what came: a connection that broke, a head or a body that was cut, a 5xx, a
 * response that cannot be read, time that ran out, an interrupt, or a client that was closed.
 */
public final class StartOutcomeUnknownException extends TryOnException {

  private static final long serialVersionUID = 1L;

  private final boolean isSentWhole;
  private final @Nullable RawResponse response;

  /**
   * Constructor, also for fakes in unit tests.
   *
   * @param request what was asked
   * @param isSentWhole whether all of the request was sent
   * @param cause what came
   */
  public StartOutcomeUnknownException(TryOnRequest request, boolean isSentWhole, Throwable cause) {
    super(
        request,
        "the outcome is unknown, and the start is not repeated, as a job may have been started: "
            + (isSentWhole ? "all" : "a part")
            + " of the request was sent; "
            + (cause instanceof TryOnException known
                ? known.problem()
                : Excerpt.of(cause.toString())),
        cause);
    this.isSentWhole = isSentWhole;
    this.response = cause instanceof TryOnResponseException known ? known.response() : null;
  }

  /** Tells whether all of the request was sent; otherwise a part of it was. */
  public boolean isSentWhole() {
    return isSentWhole;
  }

  /** Returns the response; empty if none came, or not all of one. */
  public Optional<RawResponse> response() {
    return Optional.ofNullable(response);
  }
}
