package io.github.tryonjobs.client.internal.decode;

import io.github.tryonjobs.client.ApiError;
import io.github.tryonjobs.client.ApiErrorCode;
import io.github.tryonjobs.client.TryOnJobErrorCode;
import io.github.tryonjobs.client.generated.model.AuthenticationErrorCode;
import io.github.tryonjobs.client.generated.model.CreditErrorCode;
import io.github.tryonjobs.client.generated.model.InputErrorCode;
import io.github.tryonjobs.client.generated.model.JobErrorCode;
import io.github.tryonjobs.client.generated.model.JobFinishedErrorCode;
import io.github.tryonjobs.client.generated.model.NotFoundErrorCode;
import io.github.tryonjobs.client.generated.model.RateLimitErrorCode;
import org.jspecify.annotations.Nullable;

/** Maps each error code of the contract to the one that the application sees. */
final class ErrorCodes {

  private ErrorCodes() {}

  static TryOnJobErrorCode of(@Nullable JobErrorCode code) {
    return code instanceof JobErrorCode.Known known
        ? switch (known) {
          case INVALID_PARAMETER -> TryOnJobErrorCode.INVALID_PARAMETER;
          case CONTENT_FILTER_ERROR -> TryOnJobErrorCode.CONTENT_FILTER_ERROR;
          case REQUEST_TIMEOUT -> TryOnJobErrorCode.REQUEST_TIMEOUT;
          case JOB_EXPIRED -> TryOnJobErrorCode.JOB_EXPIRED;
          case JOB_CANCELLED -> TryOnJobErrorCode.JOB_CANCELLED;
          case UNEXPECTED_ERROR -> TryOnJobErrorCode.UNEXPECTED_ERROR;
          case SERVICE_UNAVAILABLE -> TryOnJobErrorCode.SERVICE_UNAVAILABLE;
        }
        : TryOnJobErrorCode.UNRECOGNIZED;
  }

  static ApiError error(@Nullable InputErrorCode code, @Nullable String message) {
    ApiErrorCode known =
        code instanceof InputErrorCode.Known it
            ? switch (it) {
              case INVALID_REQUEST_BODY -> ApiErrorCode.INVALID_REQUEST_BODY;
              case MISSING_PARAMETER -> ApiErrorCode.MISSING_PARAMETER;
              case INVALID_PARAMETER -> ApiErrorCode.INVALID_PARAMETER;
              case UNSUPPORTED_CONTENT_TYPE -> ApiErrorCode.UNSUPPORTED_CONTENT_TYPE;
              case MALFORMED_IMAGE -> ApiErrorCode.MALFORMED_IMAGE;
              case UNSUPPORTED_IMAGE_FORMAT -> ApiErrorCode.UNSUPPORTED_IMAGE_FORMAT;
              case FILE_SIZE_TOO_LARGE -> ApiErrorCode.FILE_SIZE_TOO_LARGE;
              case RESOLUTION_TOO_HIGH -> ApiErrorCode.RESOLUTION_TOO_HIGH;
              case UNKNOWN_FOREGROUND -> ApiErrorCode.UNKNOWN_FOREGROUND;
            }
            : ApiErrorCode.UNRECOGNIZED;
    return new ApiError(known, code == null ? null : code.value(), message);
  }

  static ApiError error(@Nullable AuthenticationErrorCode code, @Nullable String message) {
    ApiErrorCode known =
        code instanceof AuthenticationErrorCode.Known it
            ? switch (it) {
              case INVALID_AUTH_TOKEN -> ApiErrorCode.INVALID_AUTH_TOKEN;
            }
            : ApiErrorCode.UNRECOGNIZED;
    return new ApiError(known, code == null ? null : code.value(), message);
  }

  static ApiError error(@Nullable CreditErrorCode code, @Nullable String message) {
    ApiErrorCode known =
        code instanceof CreditErrorCode.Known it
            ? switch (it) {
              case INSUFFICIENT_API_CREDITS -> ApiErrorCode.INSUFFICIENT_API_CREDITS;
            }
            : ApiErrorCode.UNRECOGNIZED;
    return new ApiError(known, code == null ? null : code.value(), message);
  }

  static ApiError error(@Nullable NotFoundErrorCode code, @Nullable String message) {
    ApiErrorCode known =
        code instanceof NotFoundErrorCode.Known it
            ? switch (it) {
              case NOT_FOUND -> ApiErrorCode.NOT_FOUND;
            }
            : ApiErrorCode.UNRECOGNIZED;
    return new ApiError(known, code == null ? null : code.value(), message);
  }

  static ApiError error(@Nullable JobFinishedErrorCode code, @Nullable String message) {
    ApiErrorCode known =
        code instanceof JobFinishedErrorCode.Known it
            ? switch (it) {
              case JOB_FINISHED -> ApiErrorCode.JOB_FINISHED;
            }
            : ApiErrorCode.UNRECOGNIZED;
    return new ApiError(known, code == null ? null : code.value(), message);
  }

  static ApiError error(@Nullable RateLimitErrorCode code, @Nullable String message) {
    ApiErrorCode known =
        code instanceof RateLimitErrorCode.Known it
            ? switch (it) {
              case RATE_LIMIT_EXCEEDED -> ApiErrorCode.RATE_LIMIT_EXCEEDED;
            }
            : ApiErrorCode.UNRECOGNIZED;
    return new ApiError(known, code == null ? null : code.value(), message);
  }
}
