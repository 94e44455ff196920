package io.github.tryonjobs.client.internal.http;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One response from the wire, its body not yet understood.
 *
 * @param status the status code
 * @param headers the headers; names compare without regard to case
 * @param body the body
 */
public record Exchange(int status, Map<String, List<String>> headers, Body body) {

  /** Returns the first value of a header, or null if there is none. */
  public @Nullable String header(String name) {
    return header(headers, name);
  }

  static @Nullable String header(Map<String, List<String>> headers, String name) {
    List<String> values = headers.get(name);
    return values == null || values.isEmpty() ? null : values.get(0);
  }
}
