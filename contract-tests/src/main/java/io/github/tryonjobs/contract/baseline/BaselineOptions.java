package io.github.tryonjobs.contract.baseline;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options of a command that knows baselines. */
public final class BaselineOptions {

  @Option(
      names = "--baseline",
      paramLabel = "FILE",
      description =
          "What is known to differ or to be unprovable, each with a reason. It fails nothing; what"
              + " is new does, and what no longer occurs is told.")
  private @Nullable Path known;

  @Option(
      names = "--write-baseline",
      paramLabel = "FILE",
      description =
          "Writes what this run finds as a baseline. Entries of --baseline are kept unless they no"
              + " longer occur.")
  private @Nullable Path written;

  /** Returns what is read and what is written, which may be one file, with the options. */
  public Map<Path, String> files() {
    Map<Path, String> files = new HashMap<>();
    if (known != null) {
      files.put(known, "--baseline");
    }
    if (written != null) {
      files.put(written, "--write-baseline");
    }
    return files;
  }

  /**
   * Reads the baseline, if there is one.
   *
   * @throws IllegalArgumentException if it is not fit, or the other one cannot be written
   */
  public Baseline read(LocalDate today) {
    if (written != null) {
      checkFile("--write-baseline", written);
    }
    return known == null ? Baseline.empty(today) : Baseline.read(known, today);
  }

  /**
   * Fails if a file cannot be written.
   *
   * @throws IllegalArgumentException if so
   */
  public static void checkFile(String option, Path file) {
    Path folder = file.toAbsolutePath().getParent();
    boolean isFit =
        Files.exists(file)
            ? Files.isRegularFile(file) && Files.isWritable(file)
            : folder != null && Files.isDirectory(folder) && Files.isWritable(folder);
    if (!isFit) {
      throw new IllegalArgumentException(option + ": " + file + " cannot be written");
    }
  }

  /**
   * Writes a baseline, if one is wanted, and returns what to tell; else an empty string.
   *
   * @param wasAsked whether a deviation was looked for, by what is before its first colon
   */
  public String write(Baseline baseline, Collection<String> deviations, Predicate<String> wasAsked)
      throws IOException {
    if (written == null) {
      return "";
    }
    Files.write(written, baseline.with(deviations, wasAsked).getBytes(StandardCharsets.UTF_8));
    return "Baseline: " + written + ". Say why of each entry." + System.lineSeparator();
  }
}
