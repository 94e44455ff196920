package io.github.tryonjobs.client.internal;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One response from the wire, its body not yet understood. */
final class Exchange {

  /** What is read of a body at the most, in bytes. */
  static final int MAX_BODY_BYTES = 1024 * 1024;

  private final int status;
  private final Map<String, List<String>> headers;
  private final byte[] body;

  /**
   * Creates one.
   *
   * @param headers the headers; names compare without regard to case
   * @param body the bytes of the body, one more than {@link #MAX_BODY_BYTES} if it is too long
   */
  Exchange(int status, Map<String, List<String>> headers, byte[] body) {
    this.status = status;
    this.headers = headers;
    this.body = body;
  }

  int status() {
    return status;
  }

  Map<String, List<String>> headers() {
    return headers;
  }

  /** Returns the first value of a header, or null if there is none. */
  @Nullable String header(String name) {
    List<String> values = headers.get(name);
    return values == null || values.isEmpty() ? null : values.get(0);
  }

  byte[] body() {
    return body;
  }

  boolean isTooLong() {
    return body.length > MAX_BODY_BYTES;
  }
}
