package io.github.tryonjobs.contract.proof;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.tryonjobs.contract.proof.Proof.Behaviour;
import io.github.tryonjobs.contract.proof.Proof.Rule;
import io.github.tryonjobs.contract.verify.Check;
import io.github.tryonjobs.contract.verify.Result;
import io.github.tryonjobs.contract.verify.Verdict;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

class ProofTest {

  private static final LocalDate BEFORE = LocalDate.of(2026, 11, 1);
  private static final LocalDate DAY = LocalDate.of(2026, 11, 20);

  private final Behaviour assumed = new Behaviour("a", Basis.ASSUMED, Optional.empty(), "Why.");
  private final Behaviour live = new Behaviour("b", Basis.LIVE, Optional.of(BEFORE), "");
  private final Rule rule = new Rule("c", Basis.DOCUMENTED, "");
  private final Proof proof = new Proof(List.of(assumed, live), List.of(rule));

  @Test
  void whatHeldIsLiveFromThatDayOnAndKeepsItsNote() {
    Proof refreshed =
        proof.refreshed(List.of(result("a", Verdict.HELD), result("b", Verdict.HELD)), DAY);

    assertThat(refreshed.behaviours())
        .containsExactly(
            new Behaviour("a", Basis.LIVE, Optional.of(DAY), "Why."),
            new Behaviour("b", Basis.LIVE, Optional.of(DAY), ""));
    assertThat(refreshed.rules()).containsExactly(rule);
  }

  @ParameterizedTest
  @EnumSource(mode = Mode.EXCLUDE, names = "HELD")
  void whatDidNotHoldStaysAsItIs(Verdict verdict) {
    assertThat(proof.refreshed(List.of(result("a", verdict), result("b", verdict)), DAY))
        .isEqualTo(proof);
  }

  @Test
  void whatWasNotCheckedStaysAsItIs() {
    assertThat(proof.refreshed(List.of(result("job/completed", Verdict.HELD)), DAY))
        .isEqualTo(proof);
  }

  @Test
  void anotherOrderIsObjectedTo() {
    assertThat(proof.objection(List.of(check("b"), check("a"))))
        .contains("behaviours[0]: expected b, found a");
  }

  @Test
  void aCheckWithoutABehaviourIsObjectedTo() {
    assertThat(proof.objection(List.of(check("a"), check("b"), check("c"))))
        .contains("behaviours[2]: expected c, found nothing");
  }

  @Test
  void aBehaviourWithoutACheckIsObjectedTo() {
    assertThat(proof.objection(List.of(check("a"))))
        .contains("behaviours[1]: expected nothing, found b");
  }

  private static Check check(String id) {
    return new Check(id, "");
  }

  private static Result result(String id, Verdict verdict) {
    return new Result(check(id), verdict, List.of(), "");
  }
}
