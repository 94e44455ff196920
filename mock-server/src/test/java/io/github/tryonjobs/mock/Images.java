package io.github.tryonjobs.mock;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** Images as far as a server looks at them. */
public final class Images {

  private Images() {}

  /** Returns the beginning of a PNG with so many pixels. */
  public static byte[] png(int width, int height) {
    ByteBuffer png = ByteBuffer.allocate(64);
    png.put(new byte[] {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n'});
    png.putInt(13).put("IHDR".getBytes(StandardCharsets.US_ASCII)).putInt(width).putInt(height);
    return png.array();
  }

  /** Returns the beginning of a JPEG with so many pixels, behind segments of other data. */
  public static byte[] jpeg(int width, int height, int... segments) {
    ByteArrayOutputStream jpeg = new ByteArrayOutputStream();
    jpeg.writeBytes(new byte[] {(byte) 0xFF, (byte) 0xD8});
    for (int length : segments) {
      jpeg.writeBytes(new byte[] {(byte) 0xFF, (byte) 0xE1, (byte) (length >> 8), (byte) length});
      // A marker in other data is none.
      byte[] data = new byte[length - 2];
      for (int i = 0; i + 1 < data.length; i += 2) {
        data[i] = (byte) 0xFF;
        data[i + 1] = (byte) 0xC0;
      }
      jpeg.writeBytes(data);
    }
    jpeg.writeBytes(new byte[] {(byte) 0xFF, (byte) 0xFF, (byte) 0xC2, 0, 17, 8});
    jpeg.writeBytes(
        new byte[] {(byte) (height >> 8), (byte) height, (byte) (width >> 8), (byte) width, 3});
    return jpeg.toByteArray();
  }
}
