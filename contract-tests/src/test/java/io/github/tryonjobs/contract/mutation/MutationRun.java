package io.github.tryonjobs.contract.mutation;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;

/** Asks the judges about every mutant of a source, and tells how far it has come. */
final class MutationRun {

  private static final int THREADS = 2;
  private static final int MUTANTS_FOR_EACH_LINE = 50;

  private final Consumer<String> progress;

  MutationRun(Consumer<String> progress) {
    this.progress = progress;
  }

  /**
   * Runs all mutants.
   *
   * @throws IllegalStateException if a judge objects to the original, or fails
   */
  List<Outcome> of(MutantSource source) {
    Outcome original = Outcome.of(source.original());
    if (!original.survived()) {
      throw new IllegalStateException(
          "nothing can be counted, as there are objections to "
              + original.id()
              + " by "
              + original.killedBy());
    }
    ExecutorService threads = Executors.newFixedThreadPool(THREADS);
    try {
      List<Trial> mutants = source.mutants();
      List<Future<Outcome>> outcomes =
          mutants.stream().map(mutant -> threads.submit(() -> Outcome.of(mutant))).toList();
      return collected(source.kind(), mutants, outcomes);
    } finally {
      threads.shutdownNow();
    }
  }

  private List<Outcome> collected(
      String kind, List<Trial> mutants, List<Future<Outcome>> outcomes) {
    List<Outcome> collected = new ArrayList<>();
    for (Future<Outcome> outcome : outcomes) {
      Trial mutant = mutants.get(collected.size());
      try {
        collected.add(outcome.get());
      } catch (ExecutionException e) {
        throw new IllegalStateException(
            "a judge fails for: " + mutant.id() + ": " + e.getCause(), e.getCause());
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new IllegalStateException("interrupted while it waited for: " + mutant.id(), e);
      }
      if (collected.size() % MUTANTS_FOR_EACH_LINE == 0 || collected.size() == mutants.size()) {
        progress.accept(
            String.format(
                "%s: %d of %d mutants, %d not noticed",
                kind,
                collected.size(),
                mutants.size(),
                collected.stream().filter(Outcome::survived).count()));
      }
    }
    return collected;
  }
}
