package io.github.tryonjobs.mock.scenario;

import java.util.Collection;
import java.util.Locale;
import java.util.Optional;

/** Finds the word that somebody meant. */
final class Nearest {

  private static final int MOST_MISTAKES = 2;

  private Nearest() {}

  /** Returns the word that a text is nearly; empty if it is far from all of them. */
  static Optional<String> of(String text, Collection<String> words) {
    String meant = text.strip().toLowerCase(Locale.ROOT);
    String nearest = null;
    int least = Integer.MAX_VALUE;
    for (String word : words) {
      int distance = isStatus(word) ? distanceOfStatus(meant, word) : distance(meant, word);
      if (distance <= Math.min(MOST_MISTAKES, word.length() / 4) && distance < least) {
        nearest = word;
        least = distance;
      }
    }
    return Optional.ofNullable(nearest);
  }

  /** Returns whether a word is a status code, from 200 to 599. */
  static boolean isStatus(String word) {
    return word.length() == 3
        && word.charAt(0) >= '2'
        && word.charAt(0) <= '5'
        && word.chars().allMatch(c -> c >= '0' && c <= '9');
  }

  /** A number of four digits is some id, but a status code with a letter is nearly one. */
  private static int distanceOfStatus(String meant, String word) {
    boolean isMeant =
        meant.length() == 4
            && (meant.startsWith(word) || meant.endsWith(word))
            && meant.chars().anyMatch(c -> c < '0' || c > '9');
    return meant.equals(word) || isMeant ? 0 : Integer.MAX_VALUE;
  }

  /** Counts what was left out, put in, mistaken, or exchanged with its neighbour. */
  private static int distance(String a, String b) {
    if (Math.abs(a.length() - b.length()) > MOST_MISTAKES) {
      return Integer.MAX_VALUE;
    }
    int[][] counts = new int[a.length() + 1][b.length() + 1];
    for (int i = 0; i <= a.length(); i++) {
      for (int j = 0; j <= b.length(); j++) {
        if (i == 0 || j == 0) {
          counts[i][j] = i + j;
          continue;
        }
        int mistaken = counts[i - 1][j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        counts[i][j] = Math.min(mistaken, Math.min(counts[i - 1][j], counts[i][j - 1]) + 1);
        if (i > 1
            && j > 1
            && a.charAt(i - 1) == b.charAt(j - 2)
            && a.charAt(i - 2) == b.charAt(j - 1)) {
          counts[i][j] = Math.min(counts[i][j], counts[i - 2][j - 2] + 1);
        }
      }
    }
    return counts[a.length()][b.length()];
  }
}
