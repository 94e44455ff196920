package io.github.tryonjobs.contract.compare;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.tryonjobs.contract.Texts;
import io.github.tryonjobs.contract.compare.Operation.Parameter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Reads how a caller says who is calling. */
final class SecurityReader {

  private final OpenApiDocument document;

  SecurityReader(OpenApiDocument document) {
    this.document = document;
  }

  /**
   * Reads the ways that an operation accepts, each of which suffices.
   *
   * @param parameters the parameters, from which those that carry a key are taken away: many
   *     documents describe the key as a parameter, instead of or besides a security scheme
   * @return the ways in words, by a text that is the same for the same way
   */
  Map<String, String> read(JsonNode operation, Map<String, Parameter> parameters) {
    JsonNode ways = operation.path("security");
    if (ways.isMissingNode()) {
      ways = document.root().path("security");
    }
    Map<String, String> accepted = new LinkedHashMap<>();
    for (JsonNode way : ways) {
      List<String> schemes = new ArrayList<>();
      way.fieldNames().forEachRemaining(name -> schemes.add(scheme(name)));
      schemes.sort(null);
      String words = schemes.isEmpty() ? "no key" : String.join(" and ", schemes);
      accepted.put(words.toLowerCase(Locale.ROOT), words);
    }
    takeKeys(parameters, accepted);
    return accepted;
  }

  private static void takeKeys(Map<String, Parameter> parameters, Map<String, String> accepted) {
    boolean saysNothing = accepted.isEmpty();
    List.copyOf(parameters.entrySet())
        .forEach(
            entry -> {
              String words = "an API key in the " + entry.getKey();
              String key = words.toLowerCase(Locale.ROOT);
              boolean looksLikeKey = entry.getKey().matches("header .*api-?_?key");
              if (looksLikeKey && saysNothing) {
                accepted.put(key, words);
              }
              if (looksLikeKey || accepted.containsKey(key)) {
                parameters.remove(entry.getKey());
              }
            });
  }

  private String scheme(String name) {
    JsonNode scheme =
        document.follow(document.root().path("components").path("securitySchemes").path(name));
    String type = scheme.path("type").asText();
    if (type.equals("apiKey")) {
      return "an API key in the "
          + Texts.oneLine(scheme.path("in").asText() + " " + scheme.path("name").asText());
    }
    if (type.equals("http")) {
      return "HTTP " + Texts.oneLine(scheme.path("scheme").asText());
    }
    return type.isEmpty() ? "an undefined scheme " + Texts.name(name) : Texts.oneLine(type);
  }
}
