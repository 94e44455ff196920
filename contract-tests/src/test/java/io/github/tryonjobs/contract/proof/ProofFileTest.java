package io.github.tryonjobs.contract.proof;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProofFileTest {

  private static final String TEXT =
      """
      {
        "behaviours": [
          {
            "id": "200/pending",
            "basis": "live",
            "date": "2026-11-20"
          },
          {
            "id": "200/running",
            "basis": "assumed",
            "note": "Nobody says so."
          }
        ],
        "rules": [
          {
            "rule": "a rule",
            "basis": "documented"
          }
        ]
      }
      """;

  private static final Proof OTHER = new Proof(List.of(), List.of());

  private final Path folder;
  private final Path file;

  ProofFileTest(@TempDir Path folder) {
    this.folder = folder;
    this.file = folder.resolve("proof.json");
  }

  @Test
  void whatIsReadIsWrittenAsItWas() throws IOException {
    Files.writeString(file, TEXT);
    ProofFile.write(file, ProofFile.read(file));

    assertThat(Files.readString(file)).isEqualTo(TEXT);
  }

  @Test
  void theFileIsReplacedSoThatWhoeverReadsTheOldOneHasItWhole() throws IOException {
    Files.writeString(file, TEXT);
    Path old = Files.createLink(folder.resolve("old.json"), file);
    ProofFile.write(file, OTHER);

    assertThat(Files.readString(old)).isEqualTo(TEXT);
    assertThat(ProofFile.read(file)).isEqualTo(OTHER);
  }

  @Test
  void nothingElseIsLeftInTheFolder() throws IOException {
    ProofFile.write(Files.writeString(file, TEXT), OTHER);

    try (Stream<Path> files = Files.list(folder)) {
      assertThat(files).containsExactly(file);
    }
  }

  @Test
  @EnabledOnOs({OS.LINUX, OS.MAC})
  void itsPermissionsStay() throws IOException {
    Files.writeString(file, TEXT);
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-rw-r--"));
    ProofFile.write(file, OTHER);

    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-rw-r--");
  }

  @Test
  @EnabledOnOs({OS.LINUX, OS.MAC})
  void aLinkStaysALink() throws IOException {
    Path link = Files.createSymbolicLink(folder.resolve("link.json"), file);
    Files.writeString(file, TEXT);
    ProofFile.write(link, OTHER);

    assertThat(link).isSymbolicLink();
    assertThat(ProofFile.read(file)).isEqualTo(OTHER);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "\"date\": \"2026-11-20\" | \"date\": \"soon\"     | behaviours[0]: date is 'soon', which is no day such as 2026-11-20",
        "\"date\": \"2026-11-20\" | \"date\": 20           | behaviours[0]: expected a text as date",
        "\"date\": \"2026-11-20\" | \"note\": \"\"         | behaviours[0]: a date stands with the basis live, and only there",
        "\"assumed\"              | \"assumed\", \"date\": \"2026-11-20\" | behaviours[1]: a date stands with the basis live, and only there",
        "\"assumed\"              | \"guessed\"            | behaviours[1]: basis is 'guessed', which is not live, documented or assumed",
        "\"note\"                 | \"why\"                | behaviours[1]: why is not one of id, basis, date, note",
        "\"id\": \"200/running\", | ``                     | behaviours[1]: expected a text as id",
        "\"documented\"           | \"live\"               | rules[0]: a rule is documented or assumed, as no run dates it",
        "\"rules\"                | \"laws\"               | the document: laws is not one of behaviours, rules",
        "]                        | ``                     | is not JSON, line",
        "\"behaviours\": [        | \"behaviours\": [ 1,   | behaviours[0]: expected an object",
      })
  void whatIsNoProofIsRefusedWithWhereItIsWrong(String old, String changed, String message)
      throws IOException {
    Files.writeString(file, TEXT.replace(old, changed));

    assertThatThrownBy(() -> ProofFile.read(file))
        .isInstanceOf(UnfitProofException.class)
        .hasMessageStartingWith(message);
  }

  @Test
  void aFileThatIsNotThereIsRefused() {
    assertThatThrownBy(() -> ProofFile.read(file)).hasMessage("there is no such file");
  }

  @Test
  void aFolderIsRefused() {
    assertThatThrownBy(() -> ProofFile.read(folder)).hasMessage("is not a file");
  }

  @Test
  void bytesThatAreNoTextAreRefused() throws IOException {
    Files.write(file, new byte[] {'{', (byte) 0xFF});

    assertThatThrownBy(() -> ProofFile.read(file)).hasMessage("is not UTF-8 text");
  }
}
