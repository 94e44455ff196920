package io.github.tryonjobs.client.internal.http;

import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The headers of a response.
 *
 * @param values the values by name, which may have secrets; names compare without regard to case
 */
public record Headers(Map<String, List<String>> values) {

  private static final Pattern LENGTH = Pattern.compile("0*[0-9]{1,18}");

  public Headers {
    Map<String, List<String>> copy = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    copy.putAll(values);
    values = Collections.unmodifiableMap(copy);
  }

  /** Returns the values without secrets, for an exception; unmodifiable. */
  public Map<String, List<String>> redacted(Redaction redaction) {
    Map<String, List<String>> plain = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    values.forEach(
        (name, list) -> plain.put(redaction.of(name), list.stream().map(redaction::of).toList()));
    return Collections.unmodifiableMap(plain);
  }

  /** Returns the first value of a header, or null if there is none. */
  public @Nullable String first(String name) {
    List<String> list = values.getOrDefault(name, List.of());
    return list.isEmpty() ? null : list.get(0).trim();
  }

  /** Returns the value of a header, or null if there is none, or several that differ. */
  public @Nullable String only(String name) {
    List<String> list = values.getOrDefault(name, List.of()).stream().distinct().toList();
    return list.size() == 1 ? list.get(0).trim() : null;
  }

  /**
   * Returns the media type in lower case and without parameters. If there are several, and they
   * differ, all of them; null if there is none.
   */
  public @Nullable String mediaType() {
    String types = token("Content-Type");
    // A proxy may have made one header of two.
    return types == null || !types.contains(",")
        ? types
        : String.join(", ", new LinkedHashSet<>(List.of(types.split(" *, *", -1))));
  }

  /** Returns the content coding in lower case; {@code identity} if there is none. */
  public String coding() {
    String coding = token("Content-Encoding");
    return coding == null || coding.isEmpty() ? "identity" : coding;
  }

  private @Nullable String token(String name) {
    String tokens = null;
    for (String value : values.getOrDefault(name, List.of())) {
      int end = value.indexOf(';');
      String token = (end < 0 ? value : value.substring(0, end)).trim().toLowerCase(Locale.ROOT);
      tokens = tokens == null || tokens.equals(token) ? token : tokens + ", " + token;
    }
    return tokens;
  }

  /** Tells whether a length or chunks say where the body ends, and not only the connection. */
  public boolean isDelimited() {
    return "chunked".equalsIgnoreCase(first("Transfer-Encoding")) || length().isPresent();
  }

  /** Returns the number of bytes that were announced; empty if the server does not say. */
  public OptionalLong length() {
    String length = first("Content-Length");
    return length != null && LENGTH.matcher(length).matches()
        ? OptionalLong.of(Long.parseLong(length))
        : OptionalLong.empty();
  }
}
