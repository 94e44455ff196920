package io.github.tryonjobs.contract.spec;

import io.github.tryonjobs.contract.Contract;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/**
 * What every contract of this endpoint must keep to.
 *
 * @param id the rule in a few words
 * @param judge tells what is wrong with a contract, each with its place
 */
record Rule(String id, BiConsumer<Contract, Consumer<String>> judge) {

  /** Returns what is wrong with a contract; empty if nothing is. */
  List<String> problems(Contract contract) {
    List<String> problems = new ArrayList<>();
    judge.accept(contract, problems::add);
    return List.copyOf(problems);
  }

  @Override
  public String toString() {
    return id;
  }
}
