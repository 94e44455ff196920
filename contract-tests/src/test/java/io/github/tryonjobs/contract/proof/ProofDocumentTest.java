package io.github.tryonjobs.contract.proof;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.tryonjobs.contract.Contract;
import io.github.tryonjobs.contract.verify.Verifier;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** The proof of this project. That each date stands with what was seen is made sure on reading. */
class ProofDocumentTest {

  static final Path FILE = Path.of("..", "openapi", "proof.json");

  @Test
  void hasOneBehaviourForEachCheckInTheirOrder() {
    assertThat(ProofFile.read(FILE).objection(Verifier.checks(Contract.load())))
        .as("what is wrong with openapi/proof.json")
        .isEmpty();
  }

  @Test
  void isWrittenAsTheVerifierWritesItSoThatANewRunChangesDatesOnly() throws IOException {
    assertThat(Files.readString(FILE)).isEqualTo(ProofJson.format(ProofFile.read(FILE)));
  }

  @Test
  void whatIsAssumedSaysWhy() {
    Proof proof = ProofFile.read(FILE);

    assertThat(proof.behaviours())
        .filteredOn(behaviour -> behaviour.basis() == Basis.ASSUMED)
        .allMatch(behaviour -> !behaviour.note().isBlank());
    assertThat(proof.rules())
        .filteredOn(rule -> rule.basis() == Basis.ASSUMED)
        .allMatch(rule -> !rule.note().isBlank());
  }
}
