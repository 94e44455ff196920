package io.github.tryonjobs.mock.cli;

import io.github.tryonjobs.mock.state.RecordedRequest;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import javax.management.JMException;
import javax.management.ObjectName;
import org.jspecify.annotations.Nullable;

/**
 * The archive of loaded classes that the launcher {@code try-on-mock-server} asks for in a system
 * property, so that its next start takes less time. Without the property, nothing happens.
 */
final class ClassArchive {

  private static final Duration KEPT = Duration.ofDays(60);

  private final @Nullable Path file;
  private volatile boolean hasWorked;

  private ClassArchive(@Nullable Path file) {
    this.file = file;
  }

  static ClassArchive ofLauncher() {
    String file = System.getProperty("try-on.mock.class-archive");
    return new ClassArchive(file == null ? null : Path.of(file));
  }

  boolean isWanted() {
    return file != null;
  }

  /** Notes that a job was polled: before, not all that a server needs is loaded. */
  void saw(RecordedRequest request) {
    if (request.poll() > 0) {
      hasWorked = true;
    }
  }

  /** Returns a step followed by the writing of the archive. */
  Runnable writtenAfter(Runnable step) {
    return () -> {
      step.run();
      write();
    };
  }

  /** Writes the archive, unless it is there or the run did nothing. What fails is left undone. */
  private void write() {
    Path archive = file;
    if (archive == null || !hasWorked || Files.exists(archive)) {
      return;
    }
    Path part = archive.resolveSibling(archive.getFileName() + "." + ProcessHandle.current().pid());
    try {
      dump(part);
      Files.move(part, archive, StandardCopyOption.ATOMIC_MOVE);
      deleteOld(archive.resolveSibling("."));
    } catch (JMException | IOException | RuntimeException e) {
      part.toFile().delete();
    }
  }

  /** Does what {@code jcmd PID VM.cds dynamic_dump FILE} does, which also prints that it did. */
  private static void dump(Path part) throws JMException {
    PrintStream out = System.out;
    System.setOut(new PrintStream(OutputStream.nullOutputStream()));
    try {
      ManagementFactory.getPlatformMBeanServer()
          .invoke(
              new ObjectName("com.sun.management:type=DiagnosticCommand"),
              "vmCds",
              new Object[] {new String[] {"dynamic_dump", "\"" + part + "\""}},
              new String[] {String[].class.getName()});
    } finally {
      System.setOut(out);
    }
  }

  /** Deletes old archives, which may be of jars that are gone. One that is used is made again. */
  private static void deleteOld(Path folder) throws IOException {
    FileTime limit = FileTime.from(Instant.now().minus(KEPT));
    try (DirectoryStream<Path> archives = Files.newDirectoryStream(folder, "*.jsa*")) {
      for (Path archive : archives) {
        if (Files.getLastModifiedTime(archive).compareTo(limit) < 0) {
          Files.delete(archive);
        }
      }
    }
  }
}
