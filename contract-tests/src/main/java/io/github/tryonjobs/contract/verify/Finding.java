package io.github.tryonjobs.contract.verify;

import java.util.function.UnaryOperator;

/**
 * Something that is not as documented.
 *
 * @param judge who found it
 * @param where the part of the answer, such as {@code $.status} or {@code header Content-Type}
 * @param expected what the contract says
 * @param got what was answered
 */
public record Finding(Judge judge, String where, String expected, String got) {

  private static final int LONGEST = 200;

  /** Returns the same finding with each text changed, and cut to a length that can be read. */
  Finding map(UnaryOperator<String> change) {
    return new Finding(judge, change.apply(where), change.apply(expected), cut(change.apply(got)));
  }

  private static String cut(String text) {
    return text.length() <= LONGEST ? text : text.substring(0, LONGEST) + "…";
  }
}
