package io.github.tryonjobs.contract.mutation;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.tryonjobs.contract.Contract;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** The contract, changed in every way that an {@link Operator} knows. */
final class ContractMutants implements MutantSource {

  private final JsonNode contract;
  private final List<ContractJudge> judges;

  private ContractMutants(Contract contract, List<ContractJudge> judges) {
    this.contract = contract.document();
    this.judges = List.copyOf(judges);
  }

  /** With the judges that need no code made of the contract. */
  static ContractMutants withFastJudges(Contract contract) {
    return new ContractMutants(contract, List.of(new LintJudge(), new SchemaJudge(contract)));
  }

  /** With the judges that build a client, too, from the module beside this one. */
  static ContractMutants withAllJudges(Contract contract) {
    return new ContractMutants(
        contract,
        List.of(
            new LintJudge(),
            new SchemaJudge(contract),
            new ClientJudge(contract, ClientJudge.MODULE)));
  }

  /** Returns the mutants of a contract; no two of them are the same document. */
  static List<ContractMutant> of(JsonNode contract) {
    Set<JsonNode> seen = new HashSet<>();
    return Operators.all()
        .flatMap(operator -> operator.mutants(contract))
        .filter(mutant -> seen.add(mutant.document()))
        .toList();
  }

  @Override
  public String kind() {
    return "contract";
  }

  @Override
  public List<String> judges() {
    return judges.stream().flatMap(judge -> judge.names().stream()).toList();
  }

  @Override
  public Trial original() {
    return new ContractTrial(new ContractMutant("the contract as it is", "none", contract), judges);
  }

  @Override
  public List<Trial> mutants() {
    return of(contract).stream().<Trial>map(mutant -> new ContractTrial(mutant, judges)).toList();
  }

  @Override
  public void close() {
    judges.forEach(ContractJudge::close);
  }

  private record ContractTrial(ContractMutant mutant, List<ContractJudge> judges) implements Trial {

    @Override
    public String id() {
      return mutant.id();
    }

    @Override
    public String operator() {
      return mutant.operator();
    }

    @Override
    public Set<String> killedBy() {
      return judges.stream()
          .flatMap(judge -> judge.notices(mutant.document()).stream())
          .collect(Collectors.toCollection(LinkedHashSet::new));
    }
  }
}
