package io.github.tryonjobs.mock.state;

import java.util.BitSet;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Takes API keys out of strings, also where they are percent-encoded. Immutable and safe for use by
 * several threads.
 */
public final class Redaction {

  private static final int LONGEST = 1_000;
  private static final String STARS = "***";

  /** A URL in a URL in a URL. */
  private static final int MOST_LAYERS = 3;

  private final List<String> keys;

  Redaction(Collection<String> keys) {
    this.keys = List.copyOf(keys);
  }

  /** Returns one that takes another key out as well, if there is another. */
  Redaction and(@Nullable String key) {
    if (key == null || key.isEmpty() || keys.contains(key)) {
      return this;
    }
    return new Redaction(
        keys.isEmpty() ? List.of(key) : Stream.concat(keys.stream(), Stream.of(key)).toList());
  }

  /** Cuts last, or a part of a key would be left; what is wrong with a string follows it. */
  public String of(String string) {
    String without = ofWhole(string);
    int end = without.length() - LONGEST / 2;
    return without.length() <= LONGEST
        ? without
        : without.substring(0, LONGEST / 2) + " ... " + without.substring(end);
  }

  /** Returns a string without the keys, however long it is. */
  public String ofWhole(String string) {
    if (keys.isEmpty() || (string.indexOf('%') < 0 && keys.stream().noneMatch(string::contains))) {
      return string;
    }
    BitSet hidden = new BitSet();
    Layer layer = new Layer(string, IntStream.rangeClosed(0, string.length()).toArray());
    layer.hide(keys, hidden);
    for (int i = 0; i < MOST_LAYERS && layer.text.indexOf('%') >= 0; i++) {
      layer = layer.decoded();
      layer.hide(keys, hidden);
    }
    StringBuilder shown = new StringBuilder();
    int next = 0;
    for (int key = hidden.nextSetBit(0); key >= 0; key = hidden.nextSetBit(next)) {
      shown.append(string, next, key).append(STARS);
      next = hidden.nextClearBit(key);
    }
    return shown.append(string, next, string.length()).toString();
  }

  /** A string that was decoded some times, and where each of its characters began before. */
  @SuppressWarnings("ArrayRecordComponent") // Nobody compares two of them.
  private record Layer(String text, int[] starts) {

    void hide(List<String> keys, BitSet hidden) {
      for (String key : keys) {
        for (int at = text.indexOf(key); at >= 0; at = text.indexOf(key, at + key.length())) {
          hidden.set(starts[at], starts[at + key.length()]);
        }
      }
    }

    /** Decodes bytes to characters, as keys are ASCII; a % that stands for nothing stays. */
    Layer decoded() {
      StringBuilder decoded = new StringBuilder();
      int[] its = new int[text.length() + 1];
      int next = 0;
      while (next < text.length()) {
        its[decoded.length()] = starts[next];
        boolean isEncoded = isEncoded(next);
        decoded.append(
            isEncoded
                ? (char) HexFormat.fromHexDigits(text, next + 1, next + 3)
                : text.charAt(next));
        next += isEncoded ? 3 : 1;
      }
      its[decoded.length()] = starts[next];
      return new Layer(decoded.toString(), its);
    }

    private boolean isEncoded(int at) {
      return text.charAt(at) == '%'
          && at + 2 < text.length()
          && HexFormat.isHexDigit(text.charAt(at + 1))
          && HexFormat.isHexDigit(text.charAt(at + 2));
    }
  }

  /** Leaves out the keys. */
  @Override
  public String toString() {
    return "Redaction[]";
  }
}
