package io.github.tryonjobs.client;

import static io.github.tryonjobs.client.Assets.IMAGE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Files that a result is saved to. */
@Timeout(300)
class TargetFileTest {

  private final FakeTime time = new FakeTime();
  private final Path folder;

  TargetFileTest(@TempDir Path folder) {
    this.folder = folder;
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 220, 255})
  void aNameMayBeAsLongAsTheFileSystemTakes(int length) {
    Path target = folder.resolve("x".repeat(length));

    download(target);

    assertThat(target).hasBinaryContent(IMAGE);
    assertThat(folder).isDirectoryContaining(target::equals);
  }

  @Test
  void aNameThatIsTooLongIsSaidBeforeTheResultIsAskedFor() {
    assertIsRefused(folder.resolve("x".repeat(256)), "File name too long");
  }

  @Test
  @DisabledOnOs(OS.WINDOWS)
  void aLinkIsKeptAndItsFileReplaced() throws IOException {
    Path file = Files.writeString(Files.createDirectory(folder.resolve("far")).resolve("f"), "old");
    Path link = Files.createSymbolicLink(folder.resolve("link"), Path.of("far/f"));

    download(link);

    assertThat(link).isSymbolicLink();
    assertThat(file).hasBinaryContent(IMAGE);
  }

  @Test
  @DisabledOnOs(OS.WINDOWS)
  void aLinkToWhereNoFileIsYetMakesOne() throws IOException {
    Files.createDirectory(folder.resolve("far"));
    Path link = Files.createSymbolicLink(folder.resolve("link"), Path.of("far/new"));

    download(link);

    assertThat(link).isSymbolicLink();
    assertThat(folder.resolve("far/new")).hasBinaryContent(IMAGE);
  }

  @Test
  @DisabledOnOs(OS.WINDOWS)
  void whatIsNotAFileIsRefused() throws Exception {
    Path pipe = folder.resolve("pipe");
    assertThat(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor()).isZero();
    Path linked = Files.createSymbolicLink(folder.resolve("link"), pipe);
    Path loop = Files.createSymbolicLink(folder.resolve("loop"), Path.of("loop"));

    assertIsRefused(pipe, "not a regular file");
    assertIsRefused(linked, "not a regular file");
    assertIsRefused(folder, "not a regular file");
    assertIsRefused(Path.of("/dev/null"), "not a regular file");
    assertIsRefused(Path.of(""), "not a regular file");
    assertIsRefused(loop, "");
    assertIsRefused(Path.of("/"), "not a regular file");
    Path missing = folder.resolve("missing");
    assertIsRefused(missing.resolve("i.jpg"), "the folder " + missing + " does not exist");
    assertThat(pipe).exists();
  }

  @Test
  void aTargetInAnArchiveIsBegunAnewAndReplaced() throws IOException {
    Map<String, String> create = Map.of("create", "true");
    try (FileSystem zip = FileSystems.newFileSystem(folder.resolve("i.zip"), create)) {
      Path target = zip.getPath("/i.jpg");

      download(target, Assets.broken(IMAGE, 1000, ""), Assets.image(IMAGE));
      download(target);

      assertThat(Files.readAllBytes(target)).isEqualTo(IMAGE);
      try (Stream<Path> files = Files.list(zip.getPath("/"))) {
        assertThat(files).containsExactly(target);
      }
    }
  }

  private void download(Path target) {
    download(target, Assets.image(IMAGE));
  }

  private void download(Path target, RawServer.Reply... replies) {
    try (RawServer server = RawServer.of(replies);
        TryOnClient client = Jobs.client(server, time).build()) {
      assertThat(client.downloadResult(Assets.job(server), target)).isEqualTo(target);
    }
  }

  private void assertIsRefused(Path target, String why) {
    try (RawServer server = RawServer.of(Assets.image(IMAGE));
        TryOnClient client = Jobs.client(server, time).build()) {
      assertThatExceptionOfType(UncheckedIOException.class)
          .isThrownBy(() -> client.downloadResult(Assets.job(server), target))
          .withMessageStartingWith("cannot write to " + target + ": ")
          .withMessageContaining(why);
      assertThatExceptionOfType(UncheckedIOException.class)
          .isThrownBy(() -> client.downloadResultAsync(Assets.job(server), target));
      assertThat(server.requests()).isEmpty();
    }
  }
}
