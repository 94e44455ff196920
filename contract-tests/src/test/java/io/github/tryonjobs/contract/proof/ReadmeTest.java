package io.github.tryonjobs.contract.proof;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** What the README says of the proof. */
class ReadmeTest {

  private static final String START =
      "<!-- From openapi/proof.json; ReadmeTest has the text. -->\n";
  private static final String END = "<!-- End of what is from openapi/proof.json. -->\n";

  @Test
  void saysWhatTheProofSays() throws IOException {
    String readme = Files.readString(Path.of("..", "README.md"));
    String table = ProofTable.of(ProofFile.read(ProofDocumentTest.FILE));
    assertThat(readme).containsOnlyOnce(START).containsOnlyOnce(END);
    String said = readme.substring(readme.indexOf(START) + START.length(), readme.indexOf(END));

    assertThat(said)
        .withFailMessage(() -> "README.md: put this below \"" + START.strip() + "\":\n\n" + table)
        .isEqualTo(table);
  }
}
