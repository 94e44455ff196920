package io.github.tryonjobs.contract.compare;

import static org.assertj.core.api.Assertions.fail;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** The contract keeps what its last release promised, or has a version that says otherwise. */
class ReleasedContractTest {

  private static final Path RELEASED = Path.of("..", "openapi", "released", "try-on-jobs.yaml");

  @Test
  void nothingBreaksWithoutANewVersion() throws IOException {
    ReleaseGate.objection(Files.readString(RELEASED), Change.contract())
        .ifPresent(objection -> fail(objection));
  }
}
