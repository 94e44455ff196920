package io.github.tryonjobs.client;

/** 500: the service failed. Asking again later may help. */
public final class ServiceFailedException extends TryOnApiException {

  private static final long serialVersionUID = 1L;

  /**
   * Constructor, also for fakes in unit tests.
   *
   * @param request what was asked
   * @param response the response; its body is not documented
   */
  public ServiceFailedException(TryOnRequest request, RawResponse response) {
    super(request, new ApiError(ApiErrorCode.UNRECOGNIZED, null, null), response);
  }
}
