package io.github.tryonjobs.mock;

import io.github.tryonjobs.mock.cli.Main;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;

/** A mock server whose heap is full as soon as a byte comes from standard input. */
final class FullHeap {

  private static final Deque<byte[]> HELD = new ArrayDeque<>();

  private FullHeap() {}

  public static void main(String[] args) {
    new Thread(FullHeap::fill).start();
    Main.main(args);
  }

  private static void fill() {
    try {
      System.in.read();
    } catch (IOException e) {
      return;
    }
    for (int size = 1 << 20; size > 0; ) {
      try {
        HELD.add(new byte[size]);
      } catch (OutOfMemoryError e) {
        size /= 2;
      }
    }
  }
}
