package io.github.tryonjobs.mock.contract;

import jakarta.json.spi.JsonProvider;

/** JSON as the mock server reads and writes it, whatever the application has for it. */
public final class OwnJson {

  /** Looked for once, which the methods of {@code Json} do with each call. */
  public static final JsonProvider JSON = OwnClassLoader.with(JsonProvider::provider);

  private OwnJson() {}
}
