package io.github.tryonjobs.client;

import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** 429: too many requests with this API key in too short a time. Wait, then ask again. */
public final class RateLimitedException extends TryOnApiException {

  private static final long serialVersionUID = 1L;

  private final @Nullable Duration retryAfter;

  /**
   * Constructor, also for fakes in unit tests.
   *
   * @param request what was asked
   * @param error the error that the service answered with
   * @param response the response
   * @param retryAfter how long the service asks to wait; null if it did not say
   */
  public RateLimitedException(
      TryOnRequest request, ApiError error, RawResponse response, @Nullable Duration retryAfter) {
    super(request, error, response);
    this.retryAfter = retryAfter;
  }

  /**
   * Returns how long the service asks to wait, by the header {@code Retry-After}, whole seconds or
   * an HTTP date; empty if there was none, or none that can be understood. The vendor does not
   * document it.
   */
  public Optional<Duration> retryAfter() {
    return Optional.ofNullable(retryAfter);
  }
}
