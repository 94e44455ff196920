package io.github.tryonjobs.contract.mutation;

import io.github.tryonjobs.contract.Contract;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Makes every mutant, asks every judge, and writes down who noticed what. Fails if a mutant
 * survives without a recorded reason.
 */
final class MutationTable {

  private static final Path FILE = Path.of("target", "mutation-table.md");

  private MutationTable() {}

  /** Exits with 0 if all is noticed or has a reason, with 1 if not. */
  public static void main(String[] arguments) throws IOException {
    List<Mutants> tables = new ArrayList<>();
    ServerMutants servers = new ServerMutants();
    tables.add(Mutants.judged("server", Set.of(), servers.all(), servers::judges));
    ContractMutants contracts = new ContractMutants();
    try (ClientJudge client = new ClientJudge(Contract.load(), ClientJudge.MODULE)) {
      tables.add(
          Mutants.judged(
              "contract", ContractMutants.COPIES, contracts.all(), contracts.judges(client)));
    }
    StringBuilder text = new StringBuilder();
    List<String> problems = new ArrayList<>();
    for (Mutants table : tables) {
      text.append(table.markdown());
      problems.addAll(table.problems());
    }
    Files.writeString(FILE, text);
    System.out.println(text);
    problems.forEach(System.err::println);
    System.exit(problems.isEmpty() ? 0 : 1);
  }
}
