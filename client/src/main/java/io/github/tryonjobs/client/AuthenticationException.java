package io.github.tryonjobs.client;

/** 401: the API key is missing or not accepted. Asking again does not help. */
public final class AuthenticationException extends TryOnApiException {

  private static final long serialVersionUID = 1L;

  /** Constructor, also for fakes in unit tests: what was asked, and what the service answered. */
  public AuthenticationException(TryOnRequest request, ApiError error, RawResponse response) {
    super(request, error, response);
  }
}
