package io.github.tryonjobs.mock.junit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.tryonjobs.mock.TryOnMockServer;
import io.github.tryonjobs.mock.state.RecordedRequest;
import java.io.File;
import java.net.MalformedURLException;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.opentest4j.AssertionFailedError;

/** The mock server in a class loader without JUnit, which the thread's does not know. */
class WithoutJUnitTest {

  @Test
  void theServerStartsWhereThereIsNoJUnit() throws Exception {
    try (URLClassLoader loader = withoutJUnit()) {
      assertMissing(loader, Test.class);
      assertMissing(loader, AssertionFailedError.class);

      Class<?> type = loader.loadClass(TryOnMockServer.class.getName());
      assertThat(type).isNotSameAs(TryOnMockServer.class);
      Object server = type.getMethod("start").invoke(null);
      try {
        URI baseUri = (URI) type.getMethod("baseUri").invoke(server);
        Samples.assertPolled(baseUri, "sk_test", "running", "running");
        List<?> requests = (List<?>) type.getMethod("requests").invoke(server);
        Class<?> recorded = loader.loadClass(RecordedRequest.class.getName());
        assertThat(type.getMethod("toJson", recorded).invoke(null, requests.get(0)))
            .asString()
            .contains("\"outcome\":\"running\"");
      } finally {
        type.getMethod("close").invoke(server);
      }
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
