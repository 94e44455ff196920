package io.github.tryonjobs.contract.mutation;

import io.github.tryonjobs.contract.Contract;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Makes every mutant, asks every judge, and writes down who noticed what. Fails if a mutant
 * survives without a recorded reason.
 */
final class MutationTable {

  private static final Path FILE = Path.of("target", "mutation-table.md");

  private MutationTable() {}

  /** Exits with 0 if all is noticed or has a reason, with 1 if not. */
  public static void main(String[] arguments) throws IOException {
    ServerMutants servers = new ServerMutants();
    ContractMutants contracts = new ContractMutants();
    List<Mutants> tables = new ArrayList<>();
    tables.add(Mutants.judged("server", Set.of(), servers.all(), servers::judges));
    try (ClientJudge client = new ClientJudge(Contract.load(), ClientJudge.MODULE)) {
      tables.add(
          Mutants.judged(
              "contract",
              ContractMutants.COPIES,
              contracts.all(),
              it -> contracts.judges(client, it)));
    }
    String text = tables.stream().map(Mutants::markdown).collect(Collectors.joining());
    List<String> problems = tables.stream().flatMap(it -> it.problems().stream()).toList();
    Files.writeString(FILE, text);
    System.out.println(text);
    problems.forEach(System.err::println);
    System.exit(problems.isEmpty() ? 0 : 1);
  }
}
