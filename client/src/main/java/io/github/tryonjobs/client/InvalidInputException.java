package io.github.tryonjobs.client;

/** 400: the input of the job cannot be processed. Asking again does not help. */
public final class InvalidInputException extends TryOnApiException {

  private static final long serialVersionUID = 1L;

  /**
   * Constructor, also for fakes in unit tests.
   *
   * @param request what was asked
   * @param error the error that the service answered with
   * @param response the response
   */
  public InvalidInputException(TryOnRequest request, ApiError error, RawResponse response) {
    super(request, error, response);
  }
}
