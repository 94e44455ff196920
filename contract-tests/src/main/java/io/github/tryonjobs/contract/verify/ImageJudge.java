package io.github.tryonjobs.contract.verify;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import javax.imageio.IIOException;
import javax.imageio.ImageIO;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import javax.imageio.stream.MemoryCacheImageInputStream;

/**
 * Judges what is behind a {@code result_url}: a JPEG, as the vendor says, whose every pixel can be
 * decoded and whose content type says so.
 */
final class ImageJudge {

  private static final String WANTED = "image/jpeg";
  private static final long MOST_PIXELS = 100_000_000;
  private static final int MOST_KEPT = 1_000_000;

  private ImageJudge() {}

  static List<Finding> judge(Response response) {
    if (response.status() != 200) {
      String expected =
          response.status() / 100 == 3 ? "200, as the client does not follow a redirect" : "200";
      return List.of(
          finding("status code of the result", expected, String.valueOf(response.status())));
    }
    List<Finding> findings = new ArrayList<>();
    String given = response.header("Content-Type").orElse("no such header");
    if (!response.mediaType().orElse("").equals(WANTED)) {
      findings.add(finding("header Content-Type of the result", WANTED, given));
    }
    response
        .coding()
        .map(it -> finding("header Content-Encoding of the result", "none, as asked for", it))
        .ifPresent(findings::add);
    String decoded = decoded(response.body());
    if (!decoded.isEmpty()) {
      findings.add(finding("result", "a JPEG that can be decoded", decoded));
    }
    return findings;
  }

  /** Returns what is wrong with the bytes; empty if they are a JPEG from the first to the last. */
  private static String decoded(byte[] bytes) {
    String size = bytes.length + " bytes";
    if (bytes.length == 0) {
      return "no body";
    }
    System.setProperty("java.awt.headless", "true");
    try (ImageInputStream stream =
        new MemoryCacheImageInputStream(new ByteArrayInputStream(bytes))) {
      Iterator<ImageReader> readers = ImageIO.getImageReaders(stream);
      if (!readers.hasNext()) {
        return size + " of something else";
      }
      ImageReader reader = readers.next();
      try {
        List<String> types = Arrays.asList(reader.getOriginatingProvider().getMIMETypes());
        if (!types.contains(WANTED)) {
          return size + " of " + types.get(0).toLowerCase(Locale.ROOT);
        }
        return pixels(reader, stream, size);
      } finally {
        reader.dispose();
      }
    } catch (IOException | RuntimeException e) {
      return size + " that break off or are broken (" + e.getMessage() + ")";
    }
  }

  private static String pixels(ImageReader reader, ImageInputStream stream, String size)
      throws IOException {
    List<String> warnings = new ArrayList<>();
    reader.addIIOReadWarningListener((source, warning) -> warnings.add(warning));
    reader.setInput(stream, true, true);
    long pixels = (long) reader.getWidth(0) * reader.getHeight(0);
    if (pixels > MOST_PIXELS) {
      return size + " that say they are " + pixels + " pixels";
    }
    // Each is decoded, and few are kept.
    ImageReadParam few = reader.getDefaultReadParam();
    int step = 1 + (int) Math.sqrt((double) pixels / MOST_KEPT);
    few.setSourceSubsampling(step, step, 0, 0);
    try {
      reader.read(0, few);
    } catch (IIOException e) {
      // It may have four colours, or a profile that is not known.
      if (!reader.canReadRaster() || reader.readRaster(0, few).getWidth() == 0) {
        throw e;
      }
    }
    return warnings.isEmpty() ? "" : size + " that are damaged (" + warnings.get(0) + ")";
  }

  private static Finding finding(String where, String expected, String got) {
    return new Finding(Judge.RULE, where, expected, got);
  }
}
