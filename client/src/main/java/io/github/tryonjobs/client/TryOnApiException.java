package io.github.tryonjobs.client;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The service answered with a documented error response. There is a subclass for each code. */
public abstract class TryOnApiException extends TryOnException {

  private static final long serialVersionUID = 1L;

  private final ApiErrorCode errorCode;
  private final @Nullable String rawErrorCode;
  private final RawResponse response;

  TryOnApiException(
      String jobId,
      ApiErrorCode errorCode,
      @Nullable String rawErrorCode,
      @Nullable String description,
      RawResponse response) {
    super(jobId, message(jobId, response.status(), rawErrorCode, description), null);
    this.errorCode = errorCode;
    this.rawErrorCode = rawErrorCode;
    this.response = response;
  }

  private static String message(
      String jobId, int status, @Nullable String rawErrorCode, @Nullable String description) {
    return "job "
        + jobId
        + ": the service answered "
        + status
        + (rawErrorCode == null ? "" : " " + rawErrorCode)
        + (description == null ? "" : ": " + description);
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

  /** Returns the response as it came. */
  public RawResponse response() {
    return response;
  }
}
