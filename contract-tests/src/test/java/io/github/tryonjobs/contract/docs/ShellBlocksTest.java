package io.github.tryonjobs.contract.docs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.tryonjobs.mock.TryOnMockServer;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The calls of the mock server that the documentation shows for a shell are understood. */
class ShellBlocksTest {

  private static final String ADDRESS = "http://127.0.0.1:8080";

  static Stream<Page.Block> blocks() {
    return Page.blocks("sh");
  }

  @ParameterizedTest
  @MethodSource("blocks")
  void isUnderstood(Page.Block block) throws Exception {
    assumeTrue(isOnPath("sh") && isOnPath("curl"), "needs sh and curl on the path");
    try (TryOnMockServer mock = TryOnMockServer.start()) {
      String address = mock.baseUri().toString().replaceAll("/$", "");
      // With the headers, among them that of a mock error.
      String script =
          block.code().replace(ADDRESS, address).replaceAll("(?m)^curl ", "curl -sS -i ");
      Result result = run(script);

      assertThat(result.output())
          .as(script)
          .contains("HTTP/1.1 ")
          .doesNotContainIgnoringCase("X-Try-On-Mock-Error");
      assertThat(result.exitCode()).as("exit code of %s", script).isZero();
    }
  }

  private record Result(int exitCode, String output) {}

  private static Result run(String script) throws IOException, InterruptedException {
    Process shell = new ProcessBuilder("sh", "-eu", "-c", script).redirectErrorStream(true).start();
    String output = new String(shell.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    return new Result(shell.waitFor(), output);
  }

  private static boolean isOnPath(String command) {
    return Stream.of(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator, -1))
        .anyMatch(folder -> new File(folder, command).canExecute());
  }
}
