package io.github.tryonjobs.contract.spec;

import io.github.tryonjobs.contract.Contract;
import java.util.List;
import java.util.function.BiConsumer;

/**
 * What every contract of this endpoint must keep to.
 *
 * @param id the rule in a few words
 * @param judge tells what is wrong with a contract, each with its place
 */
record Rule(String id, BiConsumer<Contract, Problems> judge) {

  /** Returns what is wrong with a contract; empty if nothing is. */
  List<String> problems(Contract contract) {
    Problems problems = new Problems();
    judge.accept(contract, problems);
    return problems.all();
  }

  @Override
  public String toString() {
    return id;
  }
}
