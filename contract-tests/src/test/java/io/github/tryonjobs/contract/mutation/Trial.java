package io.github.tryonjobs.contract.mutation;

import java.util.Set;

/** One mutant, and who is asked to notice it. */
public interface Trial {

  /** Returns what was changed, in words that no other mutant of its source has. */
  String id();

  /** Returns the kind of change, which is a row of the table. */
  String operator();

  /**
   * Asks every judge. Two threads may ask about two mutants at the same time.
   *
   * @return the names of those that notice the mutant; empty if it survives
   */
  Set<String> killedBy();
}
