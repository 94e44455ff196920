package io.github.tryonjobs.mock.result;

import java.util.ArrayList;
import java.util.List;

/** The image of a job: its id in letters, on a colour of its own. The same id, the same bytes. */
final class ResultImage {

  private static final int LETTERS_PER_LINE = 20;
  private static final int MAX_LINES = 12;
  private static final int MARGIN = 4;
  private static final int CELL_WIDTH = PixelFont.WIDTH + 1;
  private static final int CELL_HEIGHT = PixelFont.HEIGHT + 2;

  private static final int[] INK = {235, 128, 128};

  private final List<String> lines;
  private final int[] ground;

  private ResultImage(String jobId) {
    lines = new ArrayList<>();
    for (int start = 0; start < jobId.length() && lines.size() < MAX_LINES; ) {
      int end = Math.min(start + LETTERS_PER_LINE, jobId.length());
      lines.add(jobId.substring(start, end));
      start = end;
    }
    int hash = jobId.hashCode() * 0x9E3779B9;
    ground = new int[] {70, 90 + (hash >>> 8) % 77, 90 + (hash >>> 16) % 77};
  }

  static byte[] of(String jobId) {
    return new ResultImage(jobId).toJpeg();
  }

  private byte[] toJpeg() {
    int letters = lines.stream().mapToInt(String::length).max().orElse(0);
    return BlockJpeg.write(
        2 * MARGIN + letters * CELL_WIDTH,
        2 * MARGIN + lines.size() * CELL_HEIGHT,
        (column, row) -> isInk(column - MARGIN, row - MARGIN) ? INK : ground);
  }

  private boolean isInk(int x, int y) {
    if (x < 0 || y < 0 || y / CELL_HEIGHT >= lines.size()) {
      return false;
    }
    String line = lines.get(y / CELL_HEIGHT);
    return x / CELL_WIDTH < line.length()
        && PixelFont.isSet(line.charAt(x / CELL_WIDTH), x % CELL_WIDTH, y % CELL_HEIGHT);
  }
}
