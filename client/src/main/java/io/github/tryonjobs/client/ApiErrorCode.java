package io.github.tryonjobs.client;

/** The documented reasons for an error response, of all its status codes together. */
public enum ApiErrorCode {
  /** 400: the request body is empty or cannot be read. */
  INVALID_REQUEST_BODY,
  /** 400: a parameter that is required is not there. */
  MISSING_PARAMETER,
  /** 400: a parameter is there but its value is not allowed. */
  INVALID_PARAMETER,
  /** 400: the content type of the request is not accepted. */
  UNSUPPORTED_CONTENT_TYPE,
  /** 400: the image cannot be decoded. */
  MALFORMED_IMAGE,
  /** 400: the image is in a format that is not accepted. */
  UNSUPPORTED_IMAGE_FORMAT,
  /** 400: the image file has more bytes than allowed. */
  FILE_SIZE_TOO_LARGE,
  /** 400: the image has more pixels than allowed. */
  RESOLUTION_TOO_HIGH,
  /** 400: no subject can be told from the background of the image. */
  UNKNOWN_FOREGROUND,
  /** 401: the API key is missing or not accepted. */
  INVALID_AUTH_TOKEN,
  /** 403: the account has not enough credits left. */
  INSUFFICIENT_API_CREDITS,
  /** 404: there is no job with this id. */
  NOT_FOUND,
  /** 409: the job is completed or failed already. */
  JOB_FINISHED,
  /** 429: more requests came with this API key than its rate limit allows. */
  RATE_LIMIT_EXCEEDED,
  /** A reason that the contract does not document, or none at all; see the raw code. */
  UNRECOGNIZED
}
