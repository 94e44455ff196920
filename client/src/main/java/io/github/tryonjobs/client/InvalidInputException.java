package io.github.tryonjobs.client;

/** 400: the input of the job cannot be processed. Asking again does not help. */
public final class InvalidInputException extends TryOnApiException {

  private static final long serialVersionUID = 1L;

  /** Constructor, also for fakes in unit tests: what was asked, and what the service answered. */
  public InvalidInputException(TryOnRequest request, ApiError error, RawResponse response) {
    super(request, error, response);
  }
}
