package io.github.tryonjobs.mock.result;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;

/**
 * Writes JPEG files in which each block of eight by eight pixels has one colour. Such a block is a
 * single number for each component (its DC coefficient), so that this needs neither a transform nor
 * the desktop module of the JDK, and gives the same bytes everywhere.
 */
final class BlockJpeg {

  static final int BLOCK = 8;

  private static final int COMPONENTS = 3;

  /** With this quantization a coefficient is one eighth of the value that it stands for. */
  private static final int QUANTUM = 8;

  /** How many codes there are of each length from 1 to 16: the categories 0 to 11 with 4 bits. */
  private static final int[] DC_LENGTHS = {0, 0, 0, 12, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0};

  private static final int DC_CODE_BITS = 4;

  /** One code only: the end of the block, a zero bit. */
  private static final int[] AC_LENGTHS = {1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0};

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final int[] previous = new int[COMPONENTS];
  private int bits;
  private int bitCount;

  private BlockJpeg() {}

  /** Gives the colour of each block. */
  interface Picture {
    /** Returns the luminance, blue difference and red difference, each from 0 to 255. */
    int[] color(int column, int row);
  }

  /** Writes a picture of so many blocks. */
  static byte[] write(int columns, int rows, Picture picture) {
    BlockJpeg jpeg = new BlockJpeg();
    jpeg.header(columns * BLOCK, rows * BLOCK);
    for (int row = 0; row < rows; row++) {
      for (int column = 0; column < columns; column++) {
        jpeg.block(picture.color(column, row));
      }
    }
    jpeg.end();
    return jpeg.out.toByteArray();
  }

  private void header(int width, int height) {
    marker(0xD8);
    segment(0xE0, 'J', 'F', 'I', 'F', 0, 1, 1, 0, 0, 1, 0, 1, 0, 0);
    int[] quantization = new int[1 + BLOCK * BLOCK];
    Arrays.fill(quantization, 1, quantization.length, QUANTUM);
    segment(0xDB, quantization);
    segment(
        0xC0,
        8,
        height >> 8,
        height & 255,
        width >> 8,
        width & 255,
        COMPONENTS,
        1,
        0x11,
        0,
        2,
        0x11,
        0,
        3,
        0x11,
        0);
    segment(0xC4, huffman(0x00, DC_LENGTHS, 12));
    segment(0xC4, huffman(0x10, AC_LENGTHS, 1));
    segment(0xDA, COMPONENTS, 1, 0, 2, 0, 3, 0, 0, 63, 0);
  }

  /** A table whose values are the numbers from 0. */
  private static int[] huffman(int id, int[] lengths, int values) {
    int[] table = new int[1 + lengths.length + values];
    table[0] = id;
    System.arraycopy(lengths, 0, table, 1, lengths.length);
    for (int value = 0; value < values; value++) {
      table[1 + lengths.length + value] = value;
    }
    return table;
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

  private void end() {
    while (bitCount != 0) {
      put(1, 1);
    }
    marker(0xD9);
  }

  private void segment(int marker, int... content) {
    marker(marker);
    int length = content.length + 2;
    out.write(length >> 8);
    out.write(length & 255);
    for (int part : content) {
      out.write(part);
    }
  }

  private void marker(int marker) {
    out.write(0xFF);
    out.write(marker);
  }
}
