package io.github.tryonjobs.mock.contract;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/**
 * Tells the format, the size and the pixels of an image by its first bytes, as they come; none of
 * them is kept. Not safe for use by several threads.
 */
public final class ImageProbe {

  /** What tells a format and, for a PNG, its pixels. */
  private static final int HEAD = 32;

  private static final byte[] PNG = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n'};
  private static final byte[] JPEG = {(byte) 0xFF, (byte) 0xD8};

  /** Formats that are images, but not among those that are accepted. */
  private static final List<String> OTHERS =
      List.of("GIF8", "RIFF", "BM", "II*\0", "MM\0*", "%PDF", "<svg", "<?xml");

  private final byte[] head = new byte[HEAD];
  private long bytes;
  private int width;
  private int height;

  /** How many bytes of a JPEG are skipped; what follows them is a marker. */
  private long skipped = JPEG.length;

  private final byte[] segment = new byte[9];
  private int segmentBytes;
  private boolean isDone;

  public void take(ByteBuffer part) {
    int kept = (int) Math.min(part.remaining(), Math.max(0, HEAD - bytes));
    part.slice().get(head, (int) Math.min(bytes, HEAD), kept);
    bytes += part.remaining();
    if (isPng()) {
      takePng();
    } else if (head[0] == JPEG[0]) {
      takeJpeg(part);
    }
  }

  private void takePng() {
    if (bytes >= 24 && !isDone) {
      boolean hasHeader = "IHDR".equals(new String(head, 12, 4, StandardCharsets.ISO_8859_1));
      ByteBuffer pixels = ByteBuffer.wrap(head, 16, 8);
      set(hasHeader ? pixels.getInt() : 0, hasHeader ? pixels.getInt() : 0);
    }
  }

  /** Goes from marker to marker, until one that begins a frame. */
  private void takeJpeg(ByteBuffer part) {
    while (part.hasRemaining() && !isDone) {
      int step = (int) Math.min(skipped, part.remaining());
      part.position(part.position() + step);
      skipped -= step;
      if (part.hasRemaining()) {
        takeSegment(part.get());
      }
    }
  }

  private void takeSegment(byte next) {
    segment[segmentBytes++] = next;
    int marker = segment[1] & 255;
    if (segmentBytes == 1) {
      isDone = next != (byte) 0xFF;
    } else if (segmentBytes == 2 && marker == 0xFF) {
      segmentBytes = 1;
    } else if (segmentBytes == 2 && (marker == 0xD9 || marker == 0xDA || marker == 0)) {
      isDone = true;
    } else if (segmentBytes == 4 && !isFrame(marker)) {
      skipped = Math.max(0, number(2) - 2);
      segmentBytes = 0;
    } else if (segmentBytes == segment.length) {
      set(number(7), number(5));
    }
  }

  private static boolean isFrame(int marker) {
    return marker >= 0xC0 && marker <= 0xCF && marker != 0xC4 && marker != 0xC8 && marker != 0xCC;
  }

  private int number(int at) {
    return ((segment[at] & 255) << 8) | (segment[at + 1] & 255);
  }

  private void set(int pixelsWide, int pixelsHigh) {
    width = Math.max(0, pixelsWide);
    height = Math.max(0, pixelsHigh);
    isDone = true;
  }

  private boolean isPng() {
    return bytes >= PNG.length && Arrays.equals(head, 0, PNG.length, PNG, 0, PNG.length);
  }

  private boolean isJpeg() {
    return bytes >= JPEG.length && Arrays.equals(head, 0, JPEG.length, JPEG, 0, JPEG.length);
  }

  /** Returns the media type of a format that is accepted, or an empty string. */
  String type() {
    return isPng() ? "image/png" : isJpeg() ? "image/jpeg" : "";
  }

  /** Returns whether it is an image in a format that is not accepted. */
  boolean isOtherFormat() {
    String start = new String(head, StandardCharsets.ISO_8859_1);
    return OTHERS.stream().anyMatch(start::startsWith) || start.startsWith("ftyp", 4);
  }

  long bytes() {
    return bytes;
  }

  /** Returns the width in pixels; 0 if it is not known. */
  int width() {
    return width;
  }

  int height() {
    return height;
  }
}
