package io.github.tryonjobs.mock.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OutputFileTest {

  @Test
  void isWrittenAsAWholeAndReadableAsAnyOtherFile(@TempDir Path folder) throws IOException {
    Path other = Files.writeString(folder.resolve("other"), "");
    Path file = Files.writeString(folder.resolve("mock.port"), "1\n");

    OutputFile.write(file, "8080\n");

    assertThat(file).hasContent("8080\n");
    assertThat(Files.getPosixFilePermissions(file)).isEqualTo(Files.getPosixFilePermissions(other));
    assertThat(folder).isDirectoryNotContaining(it -> !it.equals(file) && !it.equals(other));
  }
}
