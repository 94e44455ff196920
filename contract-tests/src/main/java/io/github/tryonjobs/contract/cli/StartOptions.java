package io.github.tryonjobs.contract.cli;

import io.github.tryonjobs.contract.verify.Images;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options that allow jobs to be started where that costs credits. */
final class StartOptions {

  @Option(
      names = "--allow-start",
      description =
          "Starts up to three jobs, WHICH COSTS CREDITS: one that is polled to its end, one that is"
              + " cancelled, and one whose result the request waits for. Fewer with --only. Not"
              + " needed with --control-url.")
  private boolean isAllowed;

  @Option(
      names = "--person-image",
      paramLabel = "URL|FILE",
      description = "With --allow-start, the image of the person: a URL, or a JPEG or PNG file.")
  private @Nullable String person;

  @Option(
      names = "--garment-image",
      paramLabel = "URL|FILE",
      description = "With --allow-start, the image of the garment: a URL, or a JPEG or PNG file.")
  private @Nullable String garment;

  @Option(
      names = "--job-timeout",
      paramLabel = "DURATION",
      defaultValue = "5m",
      converter = DurationReader.class,
      description =
          "How long a job that was started may take, such as 5m. Default: ${DEFAULT-VALUE}.")
  private Duration jobTimeout = Duration.ZERO;

  Duration jobTimeout() {
    return jobTimeout;
  }

  /** Returns what jobs may be started with; empty if none may be started. */
  Optional<Images> images(boolean hasControl, long mostBytes) {
    if (!isAllowed) {
      if (person != null || garment != null) {
        throw new IllegalArgumentException(
            "--person-image and --garment-image need --allow-start, which costs credits");
      }
      return Optional.empty();
    }
    if (hasControl) {
      throw new IllegalArgumentException(
          "--allow-start and --control-url exclude each other: nothing to be paid");
    }
    return Optional.of(
        new Images(
            image("--person-image", person, mostBytes),
            image("--garment-image", garment, mostBytes)));
  }

  private static String image(String option, @Nullable String image, long mostBytes) {
    if (image == null) {
      throw new IllegalArgumentException("--allow-start needs " + option + ", a URL or a file");
    }
    if (Images.isUrl(image)) {
      return image;
    }
    Path file = Path.of(image);
    long bytes = file.toFile().length();
    String wrong =
        !Files.isReadable(file) || !Files.isRegularFile(file)
            ? "cannot read the file " + image
            : bytes > mostBytes
                ? image + " has " + bytes + " bytes; at most " + mostBytes + " are sent"
                : isImage(file) ? "" : image + " begins neither as a JPEG nor as a PNG";
    if (!wrong.isEmpty()) {
      throw new IllegalArgumentException(option + ": " + wrong);
    }
    return image;
  }

  /** Returns whether a start with this file can be worth its credits. */
  private static boolean isImage(Path file) {
    try (InputStream bytes = Files.newInputStream(file)) {
      String start = HexFormat.of().formatHex(bytes.readNBytes(8));
      return start.equals("89504e470d0a1a0a") || start.startsWith("ffd8ff");
    } catch (IOException e) {
      return false;
    }
  }
}
