package io.github.tryonjobs.contract.mutation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** Whatever a server does wrong on the wire is noticed, and nothing else is. */
class ServerMutantsTest {

  private static final ServerMutants MUTANTS = ServerMutants.ofEachKind();

  @AfterAll
  static void close() {
    MUTANTS.close();
  }

  @Test
  void nobodyObjectsToTheMockServerAsItIs() {
    assertThat(MUTANTS.original().killedBy()).isEmpty();
  }

  @Test
  void everyMutantIsNoticed() {
    assertThat(outcomes(MUTANTS.mutants())).filteredOn(Outcome::survived).isEmpty();
  }

  @Test
  void nobodyObjectsToWhatMeansTheSame() {
    assertThat(outcomes(MUTANTS.harmless())).filteredOn(outcome -> !outcome.survived()).isEmpty();
  }

  @Test
  void mutantsCanBeToldApart() {
    assertThat(MUTANTS.mutants()).extracting(Trial::id).doesNotHaveDuplicates();
  }

  private static List<Outcome> outcomes(List<Trial> trials) {
    return trials.parallelStream().map(Outcome::of).toList();
  }
}
