package io.github.tryonjobs.client;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The service answered with a documented error response. There is a subclass for each code. */
public abstract class TryOnApiException extends TryOnException {

  private static final long serialVersionUID = 1L;

  private final ApiErrorCode errorCode;
  private final @Nullable String rawErrorCode;
  private final @Nullable String description;
  private final RawResponse response;

  TryOnApiException(
      TryOnRequest request,
      ApiErrorCode errorCode,
      @Nullable String rawErrorCode,
      @Nullable String description,
      RawResponse response) {
    super(
        request,
        "the service answered "
            + response.status()
            + (rawErrorCode == null ? "" : " " + Excerpt.of(rawErrorCode))
            + (description == null ? "" : ": " + Excerpt.of(description)),
        null);
    this.errorCode = errorCode;
    this.rawErrorCode = rawErrorCode;
    this.description = description;
    this.response = response;
  }

  /** Returns the status code of the response. */
  public int status() {
    return response.status();
  }

  /** Returns the reason; {@link ApiErrorCode#UNRECOGNIZED} if undocumented or not given. */
  public ApiErrorCode errorCode() {
    return errorCode;
  }

  /** Returns the reason as the service wrote it; empty if it was not given. */
  public Optional<String> rawErrorCode() {
    return Optional.ofNullable(rawErrorCode);
  }

  /** Returns the reason as a text for people, as the service wrote it; empty if not given. */
  public Optional<String> description() {
    return Optional.ofNullable(description);
  }

  /** Returns the response as it came. */
  public RawResponse response() {
    return response;
  }
}
