package io.github.tryonjobs.client;

import io.github.tryonjobs.client.internal.call.Excerpt;
import java.util.Optional;

/** The service answered with a documented error response. There is a subclass for each code. */
public abstract sealed class TryOnApiException extends TryOnResponseException
    permits InvalidInputException,
        AuthenticationException,
        InsufficientCreditsException,
        JobNotFoundException,
        RateLimitedException,
        ServiceFailedException {

  private static final long serialVersionUID = 1L;

  private final ApiError error;

  TryOnApiException(TryOnRequest request, ApiError error, RawResponse response) {
    super(
        request,
        "the service answered "
            + response.status()
            + (error.rawCode() == null ? "" : " " + Excerpt.of(error.rawCode()))
            + (error.message() == null ? "" : ": " + Excerpt.of(error.message())),
        response,
        null);
    this.error = error;
  }

  /** Returns the status code of the response. */
  public int status() {
    return response().status();
  }

  /** Returns the error that the service answered with. */
  public ApiError error() {
    return error;
  }

  /** Returns the reason; {@link ApiErrorCode#UNRECOGNIZED} if undocumented or not given. */
  public ApiErrorCode errorCode() {
    return error.code();
  }

  /** Returns the reason as the service wrote it; empty if it was not given. */
  public Optional<String> rawErrorCode() {
    return Optional.ofNullable(error.rawCode());
  }
}
