package io.github.tryonjobs.mock.result;

import java.io.ByteArrayOutputStream;
import java.util.HexFormat;
import java.util.Locale;

/**
 * Writes JPEG files in which each block of eight by eight pixels has one colour. Such a block is a
 * single number for each component (its DC coefficient), so that this needs neither a transform nor
 * the desktop module of the JDK, and gives the same bytes everywhere.
 */
final class BlockJpeg {

  static final int BLOCK = 8;

  private static final int COMPONENTS = 3;
  private static final int DC_CODE_BITS = 4;

  private static final byte[] END = {(byte) 0xFF, (byte) 0xD9};

  /** All up to the first block, in hexadecimal digits; it takes the height and the width. */
  private static final String HEADER =
      "FFD8"
          + "FFE000104A46494600010100000100010000"
          // A quantum of 8, by which a coefficient is an eighth of the value that it stands for.
          + "FFDB004300"
          + "08".repeat(BLOCK * BLOCK)
          // Three components without subsampling, all with this quantum.
          + "FFC0001108%04X%04X03011100021100031100"
          // DC: the categories 0 to 11 have codes of four bits.
          + "FFC4001F000000000C"
          + "00".repeat(12)
          + "000102030405060708090A0B"
          // AC: one code only, the end of the block, a zero bit.
          + "FFC400141001"
          + "00".repeat(16)
          + "FFDA000C03010002000300003F00";

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final int[] previous = new int[COMPONENTS];
  private int bits;
  private int bitCount;

  private BlockJpeg() {}

  interface Picture {
    int[] color(int column, int row);
  }

  static byte[] write(int columns, int rows, Picture picture) {
    BlockJpeg jpeg = new BlockJpeg();
    String header = String.format(Locale.ROOT, HEADER, rows * BLOCK, columns * BLOCK);
    jpeg.out.writeBytes(HexFormat.of().parseHex(header));
    for (int row = 0; row < rows; row++) {
      for (int column = 0; column < columns; column++) {
        jpeg.block(picture.color(column, row));
      }
    }
    while (jpeg.bitCount != 0) {
      jpeg.put(1, 1);
    }
    jpeg.out.writeBytes(END);
    return jpeg.out.toByteArray();
  }

  private void block(int[] color) {
    for (int component = 0; component < COMPONENTS; component++) {
      int coefficient = color[component] - 128;
      int difference = coefficient - previous[component];
      previous[component] = coefficient;
      int category = Integer.SIZE - Integer.numberOfLeadingZeros(Math.abs(difference));
      put(category, DC_CODE_BITS);
      put(difference < 0 ? difference + (1 << category) - 1 : difference, category);
      put(0, 1);
    }
  }

  private void put(int value, int count) {
    for (int bit = count - 1; bit >= 0; bit--) {
      bits = (bits << 1) | ((value >> bit) & 1);
      bitCount++;
      if (bitCount == Byte.SIZE) {
        flushByte();
      }
    }
  }

  /** After a byte of ones there must be one of zeros, so that it is not taken for a marker. */
  private void flushByte() {
    out.write(bits);
    if ((bits & 255) == 255) {
      out.write(0);
    }
    bits = 0;
    bitCount = 0;
  }
}
