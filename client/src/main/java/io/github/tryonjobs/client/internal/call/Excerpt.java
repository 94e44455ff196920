package io.github.tryonjobs.client.internal.call;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Makes a foreign string fit for a message or a log: on one line, visible, and not too long. */
public final class Excerpt {

  private static final int LONGEST = 300;
  private static final Pattern INVISIBLE = Pattern.compile("[\\p{C}\\p{Zl}\\p{Zp}]");

  private Excerpt() {}

  /** Returns a string with all that is invisible escaped as in Java, cut if it is long. */
  public static String of(String string) {
    boolean isLong = string.codePointCount(0, string.length()) > LONGEST;
    String start =
        isLong ? string.substring(0, string.offsetByCodePoints(0, LONGEST)) + "…" : string;
    return INVISIBLE.matcher(start).replaceAll(it -> Matcher.quoteReplacement(escaped(it.group())));
  }

  private static String escaped(String invisible) {
    return invisible
        .chars()
        .mapToObj(unit -> String.format(Locale.ROOT, "\\u%04x", unit))
        .collect(Collectors.joining());
  }
}
