package io.github.tryonjobs.contract.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.tryonjobs.contract.Basis;
import io.github.tryonjobs.contract.Contract;
import io.github.tryonjobs.contract.verify.Check;
import io.github.tryonjobs.contract.verify.Result;
import io.github.tryonjobs.contract.verify.Verdict;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.Yaml;

/** What a run has seen live, to be written into the contract. */
class BasisOverlayTest {

  @Test
  void whatHeldIsLiveAtItsPlaceWhateverARuleSays() {
    Contract contract =
        Contract.parse(
            Contract.load()
                .document()
                .toString()
                .replace("a job that was started is found", "a job's \\\"life\\\" is found"));

    Map<String, Object> overlay = new Yaml().load(overlay(contract, Verdict.HELD));

    String target =
        Basis.all(contract).stream()
            .filter(it -> it.checks().contains("life/ends"))
            .findAny()
            .orElseThrow()
            .target();
    Map<String, String> update = Map.of("basis", "live", "date", "2026-11-27");
    assertThat(overlay)
        .containsEntry("actions", List.of(Map.of("target", target, "update", update)));
  }

  @Test
  void whatIsBrokenIsLeftAsItWas() {
    assertThat(overlay(Contract.load(), Verdict.BROKEN)).endsWith("actions: []\n");
  }

  private static String overlay(Contract contract, Verdict verdict) {
    Result result = new Result(new Check("life/ends", "title"), verdict, List.of(), "");
    return BasisOverlay.of(contract, List.of(result), LocalDate.of(2026, 11, 27));
  }
}
