package io.github.tryonjobs.contract;

import java.util.Collection;
import java.util.stream.Collectors;

/** Makes texts that others wrote fit to be shown: documents, and what servers send. */
public final class Texts {

  private static final int LONGEST = 120;

  private Texts() {}

  /** Returns the text without what would break the line or reach the terminal as a command. */
  public static String oneLine(String text) {
    return text.replaceAll("[\\p{Cntrl}\\p{Cf}\\u2028\\u2029]+", " ").strip();
  }

  /** Returns a name from a document, marked as such, and cut if it is very long. */
  public static String name(String text) {
    String line = oneLine(text).replace('`', '\'');
    return "`" + (line.length() > LONGEST ? line.substring(0, LONGEST) + "…" : line) + "`";
  }

  /** Returns names from a document, with commas between them. */
  public static String names(Collection<String> texts) {
    return texts.stream().map(Texts::name).collect(Collectors.joining(", "));
  }
}
