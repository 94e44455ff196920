package io.github.tryonjobs.mock.http;

import io.github.tryonjobs.mock.control.MockError;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A response before it is on the wire.
 *
 * @param headers its headers, but for those of the connection
 * @param error the mock error that it tells; null if it is none
 */
@SuppressWarnings("ArrayRecordComponent") // Nobody compares two of them.
record Reply(
    int status,
    String reason,
    Map<String, String> headers,
    byte[] body,
    @Nullable MockError error) {

  /** Returns the response that tells a mock error. */
  static Reply of(MockError error) {
    return new Reply(
        error.status(),
        error.title(),
        Map.of("Content-Type", MockError.MEDIA_TYPE, MockError.HEADER, error.header()),
        error.body().getBytes(StandardCharsets.UTF_8),
        error);
  }

  /** Returns the same response of a mock error with another detail. */
  Reply withDetail(String detail) {
    if (error == null || detail.equals(error.detail())) {
      return this;
    }
    Reply other = of(error.kind().of(detail));
    return new Reply(status, reason, headers, other.body, other.error);
  }
}
