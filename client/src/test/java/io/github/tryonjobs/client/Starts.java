package io.github.tryonjobs.client;

import java.net.URI;
import java.nio.ByteBuffer;

/** Inputs of starts, their images, and what a service answers to them. */
final class Starts {

  static final RawServer.Reply STARTED = RawServer.json(202, "{\"job_id\":\"a\"}");
  static final TryOnInput URLS =
      TryOnInput.builder()
          .personImage(URI.create("https://h/p.jpg?signature=secret-of-p"))
          .garmentImage(URI.create("https://h/g.jpg"))
          .build();

  private Starts() {}

  /** A PNG by its head, with so many bytes. */
  static byte[] png(int width, int height, int length) {
    ByteBuffer image = ByteBuffer.allocate(Math.max(length, 33));
    image.putLong(0x89504E470D0A1A0AL).putInt(13).putInt(0x49484452).putInt(width).putInt(height);
    return image.array();
  }

  /** A JPEG by its head, with a segment before the one that has the size. */
  static byte[] jpeg(int width, int height, int segment) {
    ByteBuffer image = ByteBuffer.allocate(2 + 2 + segment + 2 + 17);
    image.putShort((short) 0xFFD8);
    image.putShort((short) 0xFFE1).putShort((short) segment).position(4 + segment);
    image.putShort((short) 0xFFC2).putShort((short) 17).put((byte) 8);
    image.putShort((short) height).putShort((short) width);
    return image.array();
  }

  static TryOnInput form(TryOnImage person) {
    return TryOnInput.builder()
        .personImage(person)
        .garmentImage(URI.create("https://h/g.jpg"))
        .build();
  }

  static TryOnInput form() {
    return form(TryOnImage.of(png(64, 6000, 100), "p.png"));
  }
}
