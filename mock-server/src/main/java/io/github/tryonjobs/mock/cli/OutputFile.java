package io.github.tryonjobs.mock.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/** The files that the command writes. */
final class OutputFile {

  private OutputFile() {}

  /**
   * Returns a file that can be written, which it is not yet.
   *
   * @throws IllegalArgumentException if it cannot
   */
  static Path writable(String text) {
    try {
      Path file = Path.of(text).toAbsolutePath();
      Path folder = file.getParent();
      if (!Files.isDirectory(file) && folder != null && Files.isWritable(folder)) {
        return file;
      }
    } catch (InvalidPathException e) {
      // Said below.
    }
    throw new IllegalArgumentException("\"" + text + "\" is not a file that can be written");
  }

  /**
   * Returns a file that can be replaced: a device or a pipe cannot.
   *
   * @throws IllegalArgumentException if it cannot
   */
  static Path replaceable(String text) {
    Path file = writable(text);
    if (Files.exists(file) && !Files.isRegularFile(file)) {
      throw new IllegalArgumentException("\"" + text + "\" is not a regular file");
    }
    return file;
  }

  /**
   * Opens a file to be appended to.
   *
   * @throws IllegalArgumentException if it cannot be written
   */
  static PrintWriter appending(String text) {
    try {
      return new PrintWriter(
          Files.newBufferedWriter(
              writable(text), StandardOpenOption.CREATE, StandardOpenOption.APPEND));
    } catch (IOException e) {
      throw new IllegalArgumentException("\"" + text + "\" cannot be written: " + e, e);
    }
  }

  /** Writes a file, of which others find all or nothing. */
  static void write(Path file, String text) throws IOException {
    Path part = file.resolveSibling(file.getFileName() + "." + ProcessHandle.current().pid());
    Files.deleteIfExists(part);
    try {
      Files.writeString(part, text, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
      Files.move(part, file, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(part);
    }
  }
}
