package io.github.tryonjobs.mock.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The API reference in a browser. */
class ReferenceBrowserTest extends InBrowser {

  @Test
  void theReferenceHasEveryStatusCodeAndValueOfTheContract() throws Exception {
    open();
    browser.awaitText("#contract", "GET /v1/try-on/job/{jobId}");

    assertThat(browser.text("#contract")).contains(wordsOfContract());
  }

  private static JsonObject document(String name) throws IOException {
    try (InputStream json =
            ReferenceBrowserTest.class.getResourceAsStream("/META-INF/openapi/" + name);
        JsonReader reader = Json.createReader(json)) {
      return reader.readObject();
    }
  }

  @Test
  void eachExampleOfTheReferenceSaysHowItIsKnown() throws Exception {
    List<String> known =
        named(document("try-on-jobs.json").getJsonObject("paths"), "x-basis")
            .map(JsonValue::asJsonObject)
            .map(ReferenceBrowserTest::label)
            .toList();
    open();
    browser.awaitText("#contract", "GET /v1/try-on/job/{jobId}");

    assertThat(known).hasSizeGreaterThan(20);
    assertThat(
            browser.run(
                "return [...document.querySelectorAll('.outcomes p .badge')]"
                    + ".map(badge => badge.textContent)"))
        .isEqualTo(known);
  }

  @Test
  void eachRuleOfTheContractSaysHowItIsKnown() throws Exception {
    List<String> known =
        named(document("try-on-jobs.json"), "x-rules")
            .flatMap(rules -> rules.asJsonArray().getValuesAs(JsonObject.class).stream())
            .map(rule -> rule.getString("rule").replace("`", "") + " " + label(rule))
            .toList();
    open();
    browser.awaitText("#contract", "GET /v1/try-on/job/{jobId}");

    assertThat(known).hasSizeGreaterThan(3);
    assertThat(browser.text("#rules")).contains(known);
  }

  /** Returns the values that have a name, wherever they are. */
  private static Stream<JsonValue> named(JsonValue node, String name) {
    if (node instanceof JsonArray array) {
      return array.stream().flatMap(value -> named(value, name));
    }
    return node instanceof JsonObject object
        ? object.entrySet().stream()
            .flatMap(
                entry ->
                    entry.getKey().equals(name)
                        ? Stream.of(entry.getValue())
                        : named(entry.getValue(), name))
        : Stream.of();
  }

  private static String label(JsonObject basis) {
    return basis.containsKey("date")
        ? "seen live " + basis.getString("date")
        : basis.getString("basis");
  }

  @Test
  void whatWasSeenLiveIsShownWithItsDate() {
    open();

    assertThat(
            browser.run(
                "return import('/__mock/reference.js').then(({ basisOf }) =>"
                    + " basisOf({ basis: 'live', date: '2026-11-20' })[0].outerHTML)"))
        .isEqualTo("<span class=\"badge\" data-kind=\"good\">seen live 2026-11-20</span>");
  }

  private static List<String> wordsOfContract() throws Exception {
    JsonObject contract = document("try-on-jobs.json");
    List<String> words = new ArrayList<>();
    for (JsonValue path : contract.getJsonObject("paths").values()) {
      for (JsonValue operation : path.asJsonObject().values()) {
        words.addAll(operation.asJsonObject().getJsonObject("responses").keySet());
      }
    }
    words.addAll(contract.getJsonObject("paths").keySet());
    for (var schema : contract.getJsonObject("components").getJsonObject("schemas").values()) {
      if (schema.asJsonObject().containsKey("enum")) {
        schema.asJsonObject().getJsonArray("enum").getValuesAs(JsonString.class).stream()
            .map(JsonString::getString)
            .forEach(words::add);
      }
    }
    assertThat(words).hasSizeGreaterThan(20);
    return words;
  }
}
