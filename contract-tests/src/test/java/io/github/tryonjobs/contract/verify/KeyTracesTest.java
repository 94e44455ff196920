package io.github.tryonjobs.contract.verify;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** In which forms a key is found, and that none of them is left. */
class KeyTracesTest {

  private static final String KEY = "sk_Live/4f2a+91c";

  private final KeyTraces traces = new KeyTraces(List.of(KEY));

  static Stream<String> disguises() {
    byte[] bytes = KEY.getBytes(StandardCharsets.UTF_8);
    return Stream.of(
        KEY,
        KEY.toUpperCase(java.util.Locale.ROOT),
        KEY.substring(0, 8),
        KEY.substring(4),
        KEY.substring(3, 15),
        "API Token " + KEY.substring(0, 10) + "… not found",
        KEY.replace("/", "\\/"),
        encoded("\\u%04x"),
        encoded("%%%02X"),
        encoded("%%u%04x"),
        encoded("\\u{%x}"),
        encoded("=%02X"),
        encoded("%%25%02X"),
        encoded("&#%d;"),
        encoded("&#x%x;"),
        encoded("%02x"),
        encoded("%02X:"),
        encoded("\\x%02x"),
        "a" + encoded("%02x"),
        Base64.getEncoder().encodeToString(bytes),
        Base64.getUrlEncoder()
            .withoutPadding()
            .encodeToString(("x:" + KEY).getBytes(StandardCharsets.UTF_8)),
        Base64.getEncoder().encodeToString((KEY + ":").getBytes(StandardCharsets.UTF_8)),
        "padding"
            + Base64.getEncoder().encodeToString(("user:" + KEY).getBytes(StandardCharsets.UTF_8)));
  }

  private static String encoded(String format) {
    StringBuilder text = new StringBuilder();
    KEY.chars().forEach(character -> text.append(String.format(format, character)));
    return text.toString();
  }

  @ParameterizedTest
  @MethodSource("disguises")
  void aKeyIsFoundInEachForm(String text) {
    assertThat(traces.isIn("before " + text + " after")).isTrue();
    assertThat(traces.isIn(traces.remove("before " + text + " after"))).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "sk_Live", "API Token not found", "c2tfTGl2", "%", "%zz", "\\u12"})
  void whatIsNotAKeyIsLeft(String text) {
    assertThat(traces.isIn(text)).isFalse();
    assertThat(traces.remove(text)).isEqualTo(text);
  }

  @Test
  void onlyTheKeyIsTakenOut() {
    assertThat(traces.remove("a " + KEY + " b")).isEqualTo("a (API key) b");
    assertThat(traces.remove("a " + KEY.substring(0, 9) + " b")).isEqualTo("a (API key) b");
  }

  @Test
  void aKeyIsFoundInReasonHeaderAndBody() {
    byte[] utf16 = KEY.getBytes(StandardCharsets.UTF_16LE);
    assertThat(isIn(new Response(200, KEY, Map.of(), new byte[0]))).isTrue();
    assertThat(isIn(new Response(200, "", Map.of("X", List.of("a", KEY)), new byte[0]))).isTrue();
    assertThat(isIn(new Response(200, "", Map.of(KEY, List.of("")), new byte[0]))).isTrue();
    Map<String, List<String>> parts =
        Map.of("X-A", List.of(KEY.substring(0, 6)), "X-B", List.of(KEY.substring(6)));
    assertThat(isIn(new Response(200, "", parts, new byte[0]))).isTrue();
    assertThat(isIn(new Response(200, "", Map.of(), utf16))).isTrue();
    Response plain = FakeServer.response(200, Map.of(), KEY.getBytes(StandardCharsets.UTF_8));
    assertThat(isIn(DriftedServers.packed(plain, ""))).isTrue();
    assertThat(isIn(new Response(200, "OK", Map.of(), new byte[] {31, -117, 1}))).isFalse();
  }

  private boolean isIn(Response response) {
    return traces.isInAny(KeyTraces.views(response));
  }

  @Test
  void whatAServerMakesLongTakesNoStack() {
    assertThat(traces.isIn("4f".repeat(500_000))).isFalse();
    assertThat(traces.isIn("%41".repeat(100_000))).isFalse();
    assertThat(traces.isIn("a".repeat(1_000_000))).isFalse();
  }
}
