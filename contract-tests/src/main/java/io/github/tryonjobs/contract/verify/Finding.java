package io.github.tryonjobs.contract.verify;

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

  /** Creates a finding whose two sides stay the same from run to run. */
  public Finding(Judge judge, String where, String expected, String got) {
    this(judge, where, expected, got, "expected " + expected + ", got " + got);
  }

  /** Returns how a baseline names it, without the check. */
  public String key() {
    return where + " (" + judge.label() + "): " + deviation;
  }

  /** Returns the same finding with each string changed, and cut to a length that can be read. */
  Finding map(UnaryOperator<String> change, UnaryOperator<String> stable) {
    return new Finding(
        judge,
        cut(change.apply(where)),
        cut(change.apply(expected)),
        cut(change.apply(got)),
        cut(stable.apply(change.apply(deviation))));
  }

  private static String cut(String text) {
    if (text.length() <= LONGEST) {
      return text;
    }
    int end = Character.isHighSurrogate(text.charAt(LONGEST - 1)) ? LONGEST - 1 : LONGEST;
    return text.substring(0, end) + "…";
  }
}
