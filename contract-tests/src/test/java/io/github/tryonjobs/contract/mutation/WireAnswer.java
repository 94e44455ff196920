package io.github.tryonjobs.contract.mutation;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * An answer as it goes over the wire. Immutable.
 *
 * @param body the body, with a character for each byte
 * @param length the length that is said to follow
 */
record WireAnswer(int status, Map<String, String> headers, String body, int length) {

  static WireAnswer of(int status, Map<String, String> headers, String body) {
    Map<String, String> kept = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    kept.putAll(headers);
    kept.remove("Content-Length");
    kept.remove("Transfer-Encoding");
    kept.remove("Connection");
    return new WireAnswer(status, kept, body, body.length());
  }

  String text() {
    return new String(bytes(), StandardCharsets.UTF_8);
  }

  byte[] bytes() {
    return body.getBytes(StandardCharsets.ISO_8859_1);
  }

  Optional<String> header(String name) {
    return Optional.ofNullable(headers.get(name));
  }

  WireAnswer withStatus(int changed) {
    return of(changed, headers, body);
  }

  WireAnswer withBody(byte[] changed) {
    return of(status, headers, new String(changed, StandardCharsets.ISO_8859_1));
  }

  WireAnswer withBody(String changed) {
    return withBody(changed.getBytes(StandardCharsets.UTF_8));
  }

  WireAnswer withLength(int changed) {
    return new WireAnswer(status, headers, body, changed);
  }

  WireAnswer with(String name, String value) {
    Map<String, String> changed = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    changed.putAll(headers);
    changed.put(name, value);
    return of(status, changed, body);
  }

  WireAnswer without(String name) {
    Map<String, String> changed = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    changed.putAll(headers);
    changed.remove(name);
    return of(status, changed, body);
  }
}
