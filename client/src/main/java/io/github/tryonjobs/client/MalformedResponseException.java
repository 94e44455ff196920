package io.github.tryonjobs.client;

import io.github.tryonjobs.client.internal.call.Excerpt;
import org.jspecify.annotations.Nullable;

/** The body of a documented response is not what the contract says: broken, or incomplete. */
public final class MalformedResponseException extends TryOnResponseException {

  private static final long serialVersionUID = 1L;

  /**
   * Constructor, also for fakes in unit tests.
   *
   * @param request what was asked
   * @param problem what is wrong with the body
   * @param response the response
   * @param cause the parser's complaint; null if there was none
   */
  public MalformedResponseException(
      TryOnRequest request, String problem, RawResponse response, @Nullable Throwable cause) {
    super(
        request,
        "the response " + response.status() + " is malformed: " + Excerpt.of(problem),
        response,
        cause);
  }
}
