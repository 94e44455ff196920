package io.github.tryonjobs.contract.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.tryonjobs.mock.TryOnMockServer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The jar as a process of its own, as in the CI of others. */
@Timeout(120)
class VerifierJarIT {

  private static final Path JAR = Path.of("target", "try-on-contract-verifier.jar");

  /** How a process ended. */
  private record Ended(int status, String out, String err) {}

  @Test
  void verifiesTheMockServerAndWritesNothingElse() throws Exception {
    try (TryOnMockServer mock = TryOnMockServer.start()) {
      Ended ended =
          run("--base-url", mock.baseUri() + "", "--control-url", mock.baseUri() + "/__mock");

      assertThat(ended.out()).contains("26 held, 0 broken, 0 not provable here", "(100%)");
      assertThat(ended.err()).isEmpty();
      assertThat(ended.status()).isZero();
    }
  }

  @Test
  void wrongUseEndsWithStatus2() throws Exception {
    Ended ended = run("--base-url", "nowhere");

    assertThat(ended.err().lines()).hasSize(1);
    assertThat(ended.status()).isEqualTo(2);
  }

  @Test
  void tellsItsVersionAndThatOfTheContract() throws Exception {
    assertThat(run("--version").out())
        .matches("try-on-contract-verifier \\d+\\.\\d+\\.\\d+\\S*, contract \\d+\\.\\d+\\.\\d+\\R");
  }

  @Test
  void compares() throws Exception {
    assertThat(run("compare", "missing.yaml").status()).isEqualTo(2);
  }

  private static Ended run(String... options) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-jar", JAR.toString()));
    command.addAll(List.of(options));
    Process process = new ProcessBuilder(command).start();
    String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    String err = new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
    return new Ended(process.waitFor(), out, err);
  }
}
