package io.github.tryonjobs.contract.mutation;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.tryonjobs.contract.BodyRules;
import io.github.tryonjobs.contract.Contract;
import io.github.tryonjobs.contract.NamedExample;
import java.util.Collection;
import java.util.List;

/** The answers that the true contract shows, held against the schemas of another one. */
final class SchemaJudge implements ContractJudge {

  private final List<NamedExample> answers;

  SchemaJudge(Contract original) {
    answers = original.examples();
  }

  @Override
  public List<String> names() {
    return List.of("schema");
  }

  @Override
  public Collection<String> notices(JsonNode document) {
    Contract contract = Contract.parse(document.toString());
    BodyRules rules = new BodyRules(contract);
    boolean allowsAll = answers.stream().allMatch(answer -> allows(contract, rules, answer));
    return allowsAll ? List.of() : names();
  }

  private static boolean allows(Contract contract, BodyRules rules, NamedExample answer) {
    return answer
        .body()
        .map(body -> rules.violations(answer.status(), body).isEmpty())
        .orElseGet(
            () ->
                contract.statusCodes().contains(answer.status())
                    && contract.mediaType(answer.status()).isEmpty());
  }
}
