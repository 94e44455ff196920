package io.github.tryonjobs.client;

import java.net.URI;
import java.util.Map;
import java.util.function.Supplier;

/**
 * What the environment gives unless the builder does.
 *
 * @param variables the environment variables by name; an empty one counts as not set
 */
record Environment(Map<String, String> variables) {

  private String get(String variable) {
    return variables.getOrDefault(variable, "");
  }

  /**
   * Returns the API key.
   *
   * @throws IllegalStateException if there is none
   */
  Supplier<String> apiKey() {
    String key = get(TryOnClientBuilder.API_KEY_VARIABLE);
    if (key.isEmpty()) {
      throw new IllegalStateException(
          "no API key: call apiKey(…) or set the environment variable "
              + TryOnClientBuilder.API_KEY_VARIABLE);
    }
    String checked = Checks.apiKey("the API key in " + TryOnClientBuilder.API_KEY_VARIABLE, key);
    return () -> checked;
  }

  /** Returns the base URI, or the default. */
  URI baseUri(String otherwise) {
    String uri = get(TryOnClientBuilder.BASE_URL_VARIABLE);
    return Checks.baseUri(
        "the base URI in " + TryOnClientBuilder.BASE_URL_VARIABLE, uri.isEmpty() ? otherwise : uri);
  }
}
