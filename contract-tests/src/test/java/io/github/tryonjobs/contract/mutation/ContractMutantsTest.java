package io.github.tryonjobs.contract.mutation;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.tryonjobs.contract.Contract;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Whatever is changed in the contract is noticed, even before any code is made from it. */
class ContractMutantsTest {

  private static final Contract CONTRACT = Contract.load();

  private final ContractMutants mutants = ContractMutants.withFastJudges(CONTRACT);

  @Test
  void nobodyObjectsToTheContractAsItIs() {
    assertThat(mutants.original().killedBy()).isEmpty();
  }

  @Test
  void everyMutantIsNoticedUnlessItMeansTheSame() {
    List<Outcome> outcomes = mutants.mutants().parallelStream().map(Outcome::of).toList();

    assertThat(EquivalentMutants.load().problems(mutants.kind(), outcomes)).isEmpty();
  }

  @Test
  void everyOperatorMakesMutantsThatCanBeToldApart() {
    List<ContractMutant> all = ContractMutants.of(CONTRACT.document());

    assertThat(all).extracting(ContractMutant::id).doesNotHaveDuplicates();
    assertThat(all)
        .extracting(ContractMutant::operator)
        .containsAll(Operators.all().map(Operator::name).toList());
  }
}
