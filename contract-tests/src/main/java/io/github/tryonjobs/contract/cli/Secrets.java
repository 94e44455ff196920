package io.github.tryonjobs.contract.cli;

import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads API key and token from the environment; no message has them. */
final class Secrets {

  /** Where a server's state can be set, any key will do: it is not a real service. */
  private static final String KEY_OF_A_MOCK = "sk_contractverifier";

  private static final String FIT_FOR_A_HEADER = "[!-~]+";

  private final Map<String, String> environment;

  Secrets(Map<String, String> environment) {
    this.environment = environment;
  }

  String apiKey(String name, boolean isMock) {
    String key = environment.getOrDefault(name, "").strip();
    if (key.isEmpty() && isMock) {
      return KEY_OF_A_MOCK;
    }
    if (key.isEmpty()) {
      throw new IllegalArgumentException(
          "--api-key-env: the environment variable " + name + " has no API key");
    }
    if (!key.matches(FIT_FOR_A_HEADER)) {
      throw new IllegalArgumentException(
          "--api-key-env: the API key in " + name + " has characters that no header can have");
    }
    return key;
  }

  Optional<String> token(@Nullable String name) {
    if (name == null) {
      return Optional.empty();
    }
    String token = environment.getOrDefault(name, "").strip();
    if (!token.matches(FIT_FOR_A_HEADER)) {
      throw new IllegalArgumentException(
          "--control-token-env: the environment variable " + name + " has no token");
    }
    return Optional.of(token);
  }
}
