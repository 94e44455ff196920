package io.github.tryonjobs.mock.junit;

import org.junit.jupiter.api.extension.ExtensionContext.Store.CloseableResource;

/**
 * What JUnit closes together with the store that holds it: as {@link AutoCloseable} since 5.13,
 * before as {@code CloseableResource}.
 */
@SuppressWarnings("deprecation")
interface Stored extends CloseableResource, AutoCloseable {

  @Override
  void close();
}
