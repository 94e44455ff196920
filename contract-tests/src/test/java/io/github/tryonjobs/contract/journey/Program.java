package io.github.tryonjobs.contract.journey;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** Programs that a machine may have. */
public final class Program {

  private Program() {}

  /** Returns whether a program is on the path. */
  public static boolean isThere(String name) {
    return Stream.of(System.getenv("PATH").split(File.pathSeparator))
        .anyMatch(folder -> Files.isExecutable(Path.of(folder, name)));
  }
}
