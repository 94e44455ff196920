package io.github.tryonjobs.contract.mutation;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.tryonjobs.contract.Contract;
import io.github.tryonjobs.contract.spec.ContractLint;
import java.util.Collection;
import java.util.List;

/** The rules that every contract of this endpoint must keep to. */
final class LintJudge implements ContractJudge {

  @Override
  public List<String> names() {
    return List.of("lint");
  }

  @Override
  public Collection<String> notices(JsonNode contract) {
    return ContractLint.problems(Contract.parse(contract.toString())).isEmpty()
        ? List.of()
        : names();
  }
}
