package io.github.tryonjobs.mock.junit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.tryonjobs.mock.TryOnMockServer;
import java.io.File;
import java.net.MalformedURLException;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.opentest4j.AssertionFailedError;

/** Whoever does not use the extension does not need JUnit. */
class WithoutJUnitTest {

  @Test
  void theServerStartsWhereThereIsNoJUnit() throws Exception {
    Thread thread = Thread.currentThread();
    ClassLoader before = thread.getContextClassLoader();
    try (URLClassLoader loader = withoutJUnit()) {
      thread.setContextClassLoader(loader);
      assertMissing(loader, Test.class);
      assertMissing(loader, AssertionFailedError.class);

      Class<?> type = loader.loadClass(TryOnMockServer.class.getName());
      assertThat(type).isNotSameAs(TryOnMockServer.class);
      Object server = type.getMethod("start").invoke(null);
      try {
        URI baseUri = (URI) type.getMethod("baseUri").invoke(server);
        Samples.assertPolled(baseUri, "sk_test", "running", "running");
      } finally {
        type.getMethod("close").invoke(server);
      }
    } finally {
      thread.setContextClassLoader(before);
    }
  }

  private static void assertMissing(ClassLoader loader, Class<?> type) {
    assertThatExceptionOfType(ClassNotFoundException.class)
        .isThrownBy(() -> loader.loadClass(type.getName()));
  }

  private static URLClassLoader withoutJUnit() {
    URL[] urls =
        Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
            .filter(
                path ->
                    !Path.of(path)
                        .getFileName()
                        .toString()
                        .matches("(junit|opentest4j|apiguardian).*"))
            .map(WithoutJUnitTest::url)
            .toArray(URL[]::new);
    return new URLClassLoader(urls, ClassLoader.getPlatformClassLoader());
  }

  private static URL url(String path) {
    try {
      return Path.of(path).toUri().toURL();
    } catch (MalformedURLException e) {
      throw new IllegalArgumentException(e);
    }
  }
}
