package io.github.tryonjobs.contract.mutation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What is told of mutants, and what of them fails the run. */
class MutationReportTest {

  private static final List<Outcome> OUTCOMES =
      List.of(
          new Outcome("remove a", "remove", Set.of("lint", "schema")),
          new Outcome("remove b", "remove", Set.of("schema")),
          new Outcome("rename a", "rename", Set.of()));

  @Test
  void countsByOperatorAndByJudge() {
    assertThat(
            new MutationReport(
                    "thing", List.of("lint", "schema"), OUTCOMES, Map.of("rename a", "is the same"))
                .markdown())
        .isEqualTo(
            """
            ## Mutants of the thing

            | change | mutants | noticed | lint | schema |
            | --- | --: | --: | --: | --: |
            | remove | 2 | 2 | 1 | 2 |
            | rename | 1 | 0 | 0 | 0 |
            | **all** | 3 | 2 | 1 | 2 |
            | noticed by nobody else |  |  | 0 | 1 |

            Mutants of the thing: 2 of 3 noticed, 1 not

            - `rename a`: is the same
            """);
  }

  @Test
  void aSurvivorNeedsAReason() {
    assertThat(recorded(Map.of())).containsExactly("nobody notices: rename a");
    assertThat(recorded(Map.of("rename a", "is the same"))).isEmpty();
  }

  @Test
  void aReasonNeedsASurvivor() {
    assertThat(recorded(Map.of("rename a", "is the same", "remove b", "why not")))
        .containsExactly("equivalent-mutants.json: is noticed: remove b");
    assertThat(recorded(Map.of("rename a", "is the same", "rename c", "why not")))
        .containsExactly("equivalent-mutants.json: there is no such mutant: rename c");
  }

  private static List<String> recorded(Map<String, String> reasons) {
    return new EquivalentMutants(Map.of("thing", reasons)).problems("thing", OUTCOMES);
  }
}
