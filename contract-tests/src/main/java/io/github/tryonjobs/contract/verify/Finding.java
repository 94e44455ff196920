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

  /** Cuts what a server sent to a length that can be read. */
  public Finding {
    got = got.length() <= LONGEST ? got : got.substring(0, LONGEST) + "…";
  }

  /** Returns the same finding with each text changed. */
  Finding map(UnaryOperator<String> change) {
    return new Finding(judge, change.apply(where), change.apply(expected), change.apply(got));
  }
}
