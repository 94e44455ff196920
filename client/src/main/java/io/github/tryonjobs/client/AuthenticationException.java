package io.github.tryonjobs.client;

import org.jspecify.annotations.Nullable;

/** 401: the API key is missing or not accepted. Asking again does not help. */
public final class AuthenticationException extends TryOnApiException {

  private static final long serialVersionUID = 1L;

  /**
   * Creates one; the client does this.
   *
   * @param request what was asked
   * @param errorCode the documented reason
   * @param rawErrorCode the reason as the service wrote it; null if it was not given
   * @param description the reason as a text for people; null if it was not given
   * @param response the response as it came
   */
  public AuthenticationException(
      TryOnRequest request,
      ApiErrorCode errorCode,
      @Nullable String rawErrorCode,
      @Nullable String description,
      RawResponse response) {
    super(request, errorCode, rawErrorCode, description, response);
  }
}
