package io.github.tryonjobs.contract.mutation;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.tryonjobs.contract.BodyRules;
import io.github.tryonjobs.contract.Contract;
import io.github.tryonjobs.contract.NamedExample;
import io.github.tryonjobs.contract.Operation;
import io.github.tryonjobs.contract.spec.ContractLint;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * The contract, changed in every way that the table of operators knows, and who notices.
 *
 * <p>Some judges have no copy of the contract: rules for any contract, the generator, and the
 * compiler, since applications' code names what the contract names. The others compare with what
 * the contract said before: the facts of the vendor that are written down a second time, and the
 * examples of the contract before it was changed.
 */
final class ContractMutants {

  /** The judges that notice because they have a copy of what was changed. */
  static final Set<String> COPIES =
      Set.of("vendor facts and names (copy)", "old examples (copy)", ClientJudge.EXAMPLES);

  private final Contract contract = Contract.load();

  List<Mutant> all() {
    return Mutant.of(contract.document(), "/contract-operators.txt");
  }

  /** Asks the judges that need no code made of the contract. */
  Set<String> fast(JsonNode document) {
    Contract changed = Contract.parse(document.toString());
    Set<String> judges = new TreeSet<>();
    if (!ContractLint.copies(changed).isEmpty()) {
      judges.add("vendor facts and names (copy)");
    }
    if (!ContractLint.general(changed).isEmpty()) {
      judges.add("rules");
    }
    BodyRules rules = new BodyRules(changed);
    if (!contract.examples().stream().allMatch(it -> allows(changed, rules, it))) {
      judges.add("old examples (copy)");
    }
    return judges;
  }

  private static boolean allows(Contract changed, BodyRules rules, NamedExample example) {
    Operation operation = changed.operation(example.operation().id());
    return example
        .body()
        .map(body -> rules.violations(operation, example.status(), body).isEmpty())
        .orElseGet(
            () ->
                operation.statusCodes().contains(example.status())
                    && operation.mediaType(example.status()).isEmpty());
  }

  /** Asks all judges, also those that build a client. */
  Set<String> judges(ClientJudge client, Mutant mutant) {
    Set<String> judges = fast(mutant.document());
    judges.addAll(client.notices(mutant.document()));
    return judges;
  }
}
