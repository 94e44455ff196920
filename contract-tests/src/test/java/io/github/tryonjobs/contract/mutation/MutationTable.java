package io.github.tryonjobs.contract.mutation;

import io.github.tryonjobs.contract.Contract;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Counts the mistakes that the contract tests notice: makes every mutant, asks every judge, and
 * writes down who noticed what. Fails if a mutant survives without a recorded reason.
 */
final class MutationTable {

  private static final Path FILE = Path.of("target", "mutation-table.md");

  private MutationTable() {}

  /** Exits with 0 if all is noticed or recorded, with 1 if not. */
  public static void main(String[] arguments) throws IOException {
    boolean good;
    try {
      good = run(sources());
    } catch (IllegalStateException e) {
      System.err.println(e.getMessage());
      good = false;
    }
    System.exit(good ? 0 : 1);
  }

  /** All that is counted. A further list of mutants is added here. */
  private static List<MutantSource> sources() {
    return List.of(ServerMutants.all(), ContractMutants.withAllJudges(Contract.load()));
  }

  private static boolean run(List<MutantSource> sources) throws IOException {
    EquivalentMutants equivalent = EquivalentMutants.load();
    List<String> problems = new ArrayList<>();
    StringBuilder text = new StringBuilder();
    long start = System.nanoTime();
    for (MutantSource source : sources) {
      try (source) {
        List<Outcome> outcomes = new MutationRun(System.out::println).of(source);
        text.append(
            new MutationReport(
                    source.kind(), source.judges(), outcomes, equivalent.of(source.kind()))
                .markdown());
        problems.addAll(equivalent.problems(source.kind(), outcomes));
      }
    }
    Files.writeString(FILE, text);
    System.out.println(text);
    System.out.println("Took " + Duration.ofNanos(System.nanoTime() - start).toSeconds() + " s.");
    problems.forEach(System.err::println);
    return problems.isEmpty();
  }
}
