package io.github.tryonjobs.client;

import org.jspecify.annotations.Nullable;

/** A response came, and it is not the one that was hoped for. */
public abstract sealed class TryOnResponseException extends TryOnException
    permits TryOnApiException,
        UndocumentedResponseException,
        MalformedResponseException,
        ResultExpiredException {

  private static final long serialVersionUID = 1L;

  private final RawResponse response;

  TryOnResponseException(
      TryOnRequest request, String problem, RawResponse response, @Nullable Throwable cause) {
    super(request, problem, cause);
    this.response = response;
  }

  /** Returns the response. */
  public RawResponse response() {
    return response;
  }
}
