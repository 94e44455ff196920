package io.github.tryonjobs.client;

import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** 429: too many requests with this API key in too short a time. Wait, then ask again. */
public final class RateLimitedException extends TryOnApiException {

  private static final long serialVersionUID = 1L;

  private final @Nullable Duration retryAfter;

  /**
   * Creates one; the client does this.
   *
   * @param request what was asked
   * @param errorCode the documented reason
   * @param rawErrorCode the reason as the service wrote it; null if it was not given
   * @param description the reason as a text for people; null if it was not given
   * @param response the response as it came
   * @param retryAfter how long the service asks to wait; null if it did not say
   */
  public RateLimitedException(
      TryOnRequest request,
      ApiErrorCode errorCode,
      @Nullable String rawErrorCode,
      @Nullable String description,
      RawResponse response,
      @Nullable Duration retryAfter) {
    super(request, errorCode, rawErrorCode, description, response);
    this.retryAfter = retryAfter;
  }

  /**
   * Returns how long the service asks to wait, by the header {@code Retry-After}, whole seconds or
   * an HTTP date; empty if there was none, or none that can be understood. The vendor does not
   * document it. As it came, it is in the headers of {@link #response()}.
   */
  public Optional<Duration> retryAfter() {
    return Optional.ofNullable(retryAfter);
  }
}
