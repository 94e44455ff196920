package io.github.tryonjobs.client;

/** 404: there is no job with this id. Asking again does not help. */
public final class JobNotFoundException extends TryOnApiException {

  private static final long serialVersionUID = 1L;

  /** Constructor, also for fakes in unit tests: what was asked, and what the service answered. */
  public JobNotFoundException(TryOnRequest request, ApiError error, RawResponse response) {
    super(request, error, response);
  }
}
