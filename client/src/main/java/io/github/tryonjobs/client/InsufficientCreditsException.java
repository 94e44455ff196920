package io.github.tryonjobs.client;

/** 403: the account has not enough credits left to start a job. Nothing was started. */
public final class InsufficientCreditsException extends TryOnApiException {

  private static final long serialVersionUID = 1L;

  /** Constructor, also for fakes in unit tests: what was asked, and what the service answered. */
  public InsufficientCreditsException(TryOnRequest request, ApiError error, RawResponse response) {
    super(request, error, response);
  }
}
