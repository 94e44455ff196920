package io.github.tryonjobs.contract.mutation;

import java.util.Set;

/**
 * What became of a mutant.
 *
 * @param id what was changed
 * @param operator the kind of change
 * @param killedBy who noticed it
 */
record Outcome(String id, String operator, Set<String> killedBy) {

  static Outcome of(Trial trial) {
    return new Outcome(trial.id(), trial.operator(), trial.killedBy());
  }

  boolean survived() {
    return killedBy.isEmpty();
  }
}
