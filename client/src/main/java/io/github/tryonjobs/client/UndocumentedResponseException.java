package io.github.tryonjobs.client;

import io.github.tryonjobs.client.internal.call.Excerpt;

/**
 * The service, or something before it, answered in a way that the contract does not know: another
 * status code, content type or content encoding. Redirects count here, they are not followed. So
 * does what the server of an image answers if it is not an image.
 */
public final class UndocumentedResponseException extends TryOnResponseException {

  private static final long serialVersionUID = 1L;

  /**
   * Constructor, also for fakes in unit tests.
   *
   * @param request what was asked
   * @param problem what is undocumented about the response
   * @param response the response
   */
  public UndocumentedResponseException(TryOnRequest request, String problem, RawResponse response) {
    super(
        request,
        "the server answered " + response.status() + ": " + Excerpt.of(problem),
        response,
        null);
  }
}
