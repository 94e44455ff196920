package io.github.tryonjobs.contract.mutation;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.tryonjobs.contract.Contract;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Whatever is changed in the contract or in a response is noticed; here of each a part. */
class MutantsTest {

  private static final int STEP = 12;

  @Test
  void nobodyObjectsToTheContractAsItIs() {
    assertThat(new ContractMutants().fast(Contract.load().document())).isEmpty();
  }

  @Test
  void mutantsOfTheContractAreNoticedAndCanBeToldApart() {
    ContractMutants mutants = new ContractMutants();

    assertThat(mutants.all())
        .hasSizeGreaterThan(1800)
        .extracting(Mutant::id)
        .doesNotHaveDuplicates();
    assertThat(
            mutants.all().stream()
                .filter(mutant -> Math.floorMod(mutant.id().hashCode(), STEP) == 0)
                .filter(mutant -> mutants.fast(mutant.document()).isEmpty())
                .filter(mutant -> !Mutants.reasons("contract").containsKey(mutant.id())))
        .isEmpty();
  }

  @Test
  void mutantsOfTheServerAreNoticedAndCanBeToldApart() {
    ServerMutants mutants = new ServerMutants();

    assertThat(mutants.all())
        .hasSizeGreaterThan(3200)
        .extracting(Mutant::id)
        .doesNotHaveDuplicates();
    assertThat(
            IntStream.range(0, mutants.all().size())
                .filter(i -> i % STEP == 0)
                .mapToObj(mutants.all()::get)
                .filter(mutant -> mutants.judges(mutant).isEmpty()))
        .isEmpty();
  }

  @Test
  void whatOnlyACopyNoticesIsToldApart() {
    Contract contract = Contract.load();
    Mutant first = new Mutant("remove", "remove a", contract.document());
    Mutant second = new Mutant("remove", "remove b", contract.schema("Job"));
    Mutants mutants =
        Mutants.judged(
            "thing",
            Set.of("copy"),
            java.util.List.of(first, second),
            mutant -> mutant.equals(first) ? Set.of("copy") : Set.of("copy", "rules"));

    assertThat(mutants.summary())
        .isEqualTo(
            "Mutants of the thing: 2; noticed without a copy of the original: 1; only by a copy: 1;"
                + " not noticed: 0");
    assertThat(mutants.problems()).isEmpty();
    assertThat(mutants.markdown()).contains("| remove | 2 | 1 | 1 | 2 | 1 |");
  }
}
