package io.github.tryonjobs.client;

/** 500: the service failed. Asking again later may help. */
public final class ServiceFailedException extends TryOnApiException {

  private static final long serialVersionUID = 1L;

  /**
   * Creates one; the client does this.
   *
   * @param request what was asked
   * @param response the response as it came; its body is not documented
   */
  public ServiceFailedException(TryOnRequest request, RawResponse response) {
    super(request, ApiErrorCode.UNRECOGNIZED, null, null, response);
  }
}
