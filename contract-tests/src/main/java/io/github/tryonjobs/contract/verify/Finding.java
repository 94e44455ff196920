package io.github.tryonjobs.contract.verify;

import io.github.tryonjobs.contract.Texts;
import java.util.function.UnaryOperator;

/**
 * Something that is not as documented.
 *
 * @param judge who found it
 * @param where the part of the response, such as {@code $.status} or {@code header Content-Type}
 * @param expected what the contract says
 * @param got what came
 * @param deviation what is wrong, in words that stay the same from run to run
 */
public record Finding(Judge judge, String where, String expected, String got, String deviation) {

  private static final int LONGEST = 200;

  /** Enough to have all that is shown, also where keys are taken out of it. */
  private static final int READ = 2000;

  /** Creates a finding whose two sides stay the same from run to run. */
  public Finding(Judge judge, String where, String expected, String got) {
    this(judge, where, expected, got, "expected " + expected + ", got " + got);
  }

  /** Returns that another response came than expected. */
  static Finding instead(Judge judge, String where, String expected, Response got) {
    String deviation = got.status() + " instead of " + expected;
    return new Finding(judge, where, expected, got.toString(), deviation);
  }

  /** Returns how a baseline names it, without the check. */
  public String key() {
    return where + " (" + judge.label() + "): " + deviation;
  }

  /** Returns it in one line. */
  @Override
  public String toString() {
    return Texts.oneLine(where + " (" + judge.label() + "): expected " + expected + ", got " + got);
  }

  /** Returns the same finding with each string changed, and cut to a length that can be read. */
  Finding map(UnaryOperator<String> change, UnaryOperator<String> stable) {
    return new Finding(
        judge,
        cut(change.apply(readable(where))),
        cut(change.apply(readable(expected))),
        cut(change.apply(readable(got))),
        cut(stable.apply(change.apply(readable(deviation)))));
  }

  /** Returns the beginning of a string, of which no more is shown than a part. */
  static String readable(String text) {
    return text.length() <= READ ? text : text.substring(0, READ);
  }

  private static String cut(String text) {
    if (text.length() <= LONGEST) {
      return text;
    }
    int end = Character.isHighSurrogate(text.charAt(LONGEST - 1)) ? LONGEST - 1 : LONGEST;
    return text.substring(0, end) + "…";
  }
}
