package io.github.tryonjobs.contract.pact;

import static org.assertj.core.api.Assertions.assertThat;

import au.com.dius.pact.core.model.PactSpecVersion;
import io.github.tryonjobs.contract.Contract;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The same contract gives the same pact, byte for byte. */
class ReproducibleIT {

  private static final String RESOURCE = "/META-INF/pacts/" + Interactions.file().getFileName();

  @Test
  void thePactDependsOnTheContractAlone(@TempDir Path folder) {
    Interactions.pact(Contract.load()).write(folder.toString(), PactSpecVersion.V4).unwrap();

    assertThat(folder.resolve(Interactions.file().getFileName()))
        .hasSameBinaryContentAs(Interactions.file());
  }

  @Test
  void thePactHasNoTraceOfTheRunThatWroteIt() throws IOException {
    assertThat(Files.readString(Interactions.file()))
        .doesNotContain("127.0.0.1", "localhost")
        .doesNotContain(System.getProperty("user.dir"), System.getProperty("java.version"))
        .doesNotContainPattern("\\d{4}-\\d{2}-\\d{2}T");
  }

  @Test
  void thePactIsOnTheClassPath() throws IOException {
    try (InputStream resource = Contract.class.getResourceAsStream(RESOURCE)) {
      assertThat(resource).as(RESOURCE).isNotNull().hasBinaryContent(bytes());
    }
  }

  private static byte[] bytes() throws IOException {
    return Files.readAllBytes(Interactions.file());
  }
}
