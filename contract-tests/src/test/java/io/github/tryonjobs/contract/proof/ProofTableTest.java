package io.github.tryonjobs.contract.proof;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.tryonjobs.contract.proof.Proof.Behaviour;
import io.github.tryonjobs.contract.proof.Proof.Rule;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ProofTableTest {

  @Test
  void whatWasSeenComesFirstAndWhatBelongsTogetherIsNamedTogether() {
    Proof proof =
        new Proof(
            List.of(
                live("200/pending", "2026-11-01"),
                live("200/running", "2026-11-20"),
                documented("200/completed"),
                documented("400/a"),
                documented("400/b"),
                documented("404/c")),
            List.of(new Rule("a rule", Basis.ASSUMED, "Why."), new Rule("b", Basis.ASSUMED, "")));

    assertThat(ProofTable.of(proof))
        .isEqualTo(
            """
            | basis | checks of the verifier | what has no check of its own |
            |---|---|---|
            | seen live 2026-11-20 | `200/running` | – |
            | seen live 2026-11-01 | `200/pending` | – |
            | documented by the vendor | `200/completed`, `400/*`, `404/c` | – |
            | assumed by us | – | a rule; b |
            """);
  }

  private static Behaviour live(String id, String date) {
    return new Behaviour(id, Basis.LIVE, Optional.of(LocalDate.parse(date)), "");
  }

  private static Behaviour documented(String id) {
    return new Behaviour(id, Basis.DOCUMENTED, Optional.empty(), "");
  }
}
