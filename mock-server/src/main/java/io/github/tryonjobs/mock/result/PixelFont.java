package io.github.tryonjobs.mock.result;

/**
 * Letters of five by seven pixels, for the characters that ids are usually made of. Small letters
 * look like capital ones, and all other characters like a box.
 */
final class PixelFont {

  static final int WIDTH = 5;
  static final int HEIGHT = 7;

  private static final String CHARACTERS = " ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_.,:*@~%/";

  /** Each letter as the bits of its seven rows, two hexadecimal digits a row. */
  private static final String[] ROWS = {
    "00000000000000", "0E11111F111111", "1E11111E11111E", "0E11101010110E", "1E11111111111E",
    "1F10101E10101F", "1F10101E101010", "0E11101713110F", "1111111F111111", "0E04040404040E",
    "0702020202120C", "11121418141211", "1010101010101F", "111B1515111111", "11191513111111",
    "0E11111111110E", "1E11111E101010", "0E11111115120D", "1E11111E141211", "0F10100E01011E",
    "1F040404040404", "1111111111110E", "11111111110A04", "11111115151B11", "11110A040A1111",
    "11110A04040404", "1F01020408101F", "0E11131519110E", "040C040404040E", "0E11010204081F",
    "1F02040201110E", "02060A121F0202", "1F101E0101110E", "0608101E11110E", "1F010204080808",
    "0E11110E11110E", "0E11110F01020C", "0000001F000000", "0000000000001F", "00000000000C0C",
    "000000000C0408", "000C0C000C0C00", "0004150E150400", "0E11171517100E", "00000815020000",
    "18190204081303", "01010204081010"
  };

  private static final String BOX = "1F11111111111F";

  private PixelFont() {}

  /** Returns whether a pixel of a letter is set; false outside of the letter. */
  static boolean isSet(char letter, int x, int y) {
    if (x < 0 || x >= WIDTH || y < 0 || y >= HEIGHT) {
      return false;
    }
    int index = CHARACTERS.indexOf(Character.toUpperCase(letter));
    String rows = index < 0 ? BOX : ROWS[index];
    int row = Integer.parseInt(rows, 2 * y, 2 * y + 2, 16);
    return ((row >> (WIDTH - 1 - x)) & 1) == 1;
  }
}
