package io.github.tryonjobs.client;

import org.jspecify.annotations.Nullable;

/**
 * The superclass of the exceptions that have a response: a documented error, one that the contract
 * does not document or allow, or the refusal of a result.
 */
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
