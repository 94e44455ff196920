package io.github.tryonjobs.mock.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.io.IOException;
import java.io.InputStream;
import java.net.JarURLConnection;
import java.net.URI;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClassPathFileTest {

  @Test
  void readsAFileOfAJarAlthoughAnotherReaderClosesTheJar(@TempDir Path folder) throws IOException {
    URL url = jarWith("a.txt", "content", folder.resolve("a.jar"));
    JarURLConnection other = (JarURLConnection) url.openConnection();

    try (InputStream file = ClassPathFile.open(url)) {
      other.getJarFile().close();

      assertThat(file.readAllBytes()).asString().isEqualTo("content");
    }
  }

  @Test
  void readsAFileBesideAClass() {
    assertThat(ClassPathFile.read(ClassPathFile.class, "ClassPathFile.class")).isNotEmpty();
  }

  @Test
  void namesTheFileThatIsMissing() {
    assertThatIllegalStateException()
        .isThrownBy(() -> ClassPathFile.read(ClassPathFile.class, "/missing.txt"))
        .withMessage("not on the class path: /missing.txt");
  }

  private static URL jarWith(String name, String content, Path jar) throws IOException {
    try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar))) {
      out.putNextEntry(new JarEntry(name));
      out.write(content.getBytes(StandardCharsets.UTF_8));
    }
    return URI.create("jar:" + jar.toUri() + "!/" + name).toURL();
  }
}
