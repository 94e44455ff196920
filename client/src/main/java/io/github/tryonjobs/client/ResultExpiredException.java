package io.github.tryonjobs.client;

/**
 * The server of the image does not give it: the link has expired, which it does about an hour after
 * the job has completed, or it was never right. Asking for the image again does not help.
 */
public final class ResultExpiredException extends TryOnResponseException {

  private static final long serialVersionUID = 1L;

  /**
   * Constructor, also for fakes in unit tests.
   *
   * @param request what was asked
   * @param response the response
   */
  public ResultExpiredException(TryOnRequest request, RawResponse response) {
    super(
        request,
        "the link to the image has expired or is wrong: its server answered "
            + response.status()
            + "; links are good for about an hour",
        response,
        null);
  }
}
