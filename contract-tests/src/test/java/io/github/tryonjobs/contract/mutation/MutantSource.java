package io.github.tryonjobs.contract.mutation;

import java.util.List;

/** A list of mutants for the table. */
public interface MutantSource extends AutoCloseable {

  /** Returns what was changed to make the mutants, such as {@code contract}. */
  String kind();

  /** Returns the judges, in the order of their columns. */
  List<String> judges();

  /** Returns what is not changed at all; the numbers mean nothing if a judge objects to it. */
  Trial original();

  /** Returns the mutants. */
  List<Trial> mutants();

  @Override
  default void close() {}
}
