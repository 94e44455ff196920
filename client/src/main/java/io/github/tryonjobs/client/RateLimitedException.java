package io.github.tryonjobs.client;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** 429: too many requests with this API key in too short a time. Wait, then ask again. */
public final class RateLimitedException extends TryOnApiException {

  private static final long serialVersionUID = 1L;

  private final @Nullable String retryAfter;

  /**
   * Creates one; the client does this.
   *
   * @param jobId the id of the job that was asked for
   * @param errorCode the documented reason
   * @param rawErrorCode the reason as the service wrote it; null if it was not given
   * @param description the reason as a text for people; null if it was not given
   * @param response the response as it came
   * @param retryAfter the {@code Retry-After} header as the service wrote it; null if there was
   *     none
   */
  public RateLimitedException(
      String jobId,
      ApiErrorCode errorCode,
      @Nullable String rawErrorCode,
      @Nullable String description,
      RawResponse response,
      @Nullable String retryAfter) {
    super(jobId, errorCode, rawErrorCode, description, response);
    this.retryAfter = retryAfter;
  }

  /**
   * Returns the {@code Retry-After} header as the service wrote it, whole seconds or an HTTP date;
   * empty if there was none. The vendor does not document it.
   */
  public Optional<String> rawRetryAfter() {
    return Optional.ofNullable(retryAfter);
  }
}
