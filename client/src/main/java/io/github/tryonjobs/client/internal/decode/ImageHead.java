package io.github.tryonjobs.client.internal.decode;

import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;

/** What the head of an image says: a JPEG or a PNG, and its size in pixels. */
record ImageHead(String mediaType, long width, long height) {

  private static final long PNG = 0x89504E470D0A1A0AL;
  private static final int PNG_HEADER = 0x49484452;
  private static final int JPEG = 0xFFD8;
  private static final int MARKER = 0xFF;
  private static final int START_OF_SCAN = 0xDA;
  private static final int END_OF_IMAGE = 0xD9;

  /** Reads the head and no more; empty if it is neither a JPEG nor a PNG, or is broken. */
  static Optional<ImageHead> read(InputStream image) throws IOException {
    DataInputStream in = new DataInputStream(image);
    try {
      int start = in.readUnsignedShort();
      if (start == JPEG) {
        return jpeg(in);
      }
      long rest = (long) in.readUnsignedShort() << 32 | Integer.toUnsignedLong(in.readInt());
      return ((long) start << 48 | rest) == PNG ? png(in) : Optional.empty();
    } catch (EOFException e) {
      return Optional.empty();
    }
  }

  private static Optional<ImageHead> png(DataInputStream in) throws IOException {
    in.readInt();
    return in.readInt() == PNG_HEADER
        ? Optional.of(
            new ImageHead(
                "image/png",
                Integer.toUnsignedLong(in.readInt()),
                Integer.toUnsignedLong(in.readInt())))
        : Optional.empty();
  }

  /** Skips segments up to the one that begins a frame. */
  private static Optional<ImageHead> jpeg(DataInputStream in) throws IOException {
    while (in.readUnsignedByte() == MARKER) {
      int marker = in.readUnsignedByte();
      while (marker == MARKER) {
        marker = in.readUnsignedByte();
      }
      if (marker == START_OF_SCAN || marker == END_OF_IMAGE) {
        break;
      }
      if (isAlone(marker)) {
        continue;
      }
      int length = in.readUnsignedShort();
      if (isFrame(marker)) {
        in.readUnsignedByte();
        int height = in.readUnsignedShort();
        return Optional.of(new ImageHead("image/jpeg", in.readUnsignedShort(), height));
      }
      if (length < Short.BYTES) {
        break;
      }
      in.skipNBytes(length - Short.BYTES);
    }
    return Optional.empty();
  }

  /** Restart markers, TEM and another SOI have no segment. */
  private static boolean isAlone(int marker) {
    return (marker >= 0xD0 && marker <= 0xD8) || marker == 0x01;
  }

  /** SOF0 to SOF15, without DHT, JPG and DAC between them. */
  private static boolean isFrame(int marker) {
    return marker >= 0xC0 && marker <= 0xCF && marker != 0xC4 && marker != 0xC8 && marker != 0xCC;
  }
}
