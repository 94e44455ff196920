package io.github.tryonjobs.mock.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.tryonjobs.mock.TryOnMockServer;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The examples that need no build do what they say; {@code .ci/examples} runs the others. */
class ExamplesIT {

  private final Path cache;

  ExamplesIT(@TempDir Path folder) {
    cache = folder;
  }

  @Test
  void inAShell() throws Exception {
    assumeIsThere("curl");

    assertThat(run("examples/shell/poll.sh", "pending,running,completed"))
        .isEqualTo("waiting\nwaiting\ncompleted\n[0]");
    assertThat(run("examples/shell/poll.sh", "failed")).isEqualTo("failed\n[1]");
  }

  @Test
  void inNode() throws Exception {
    assumeIsThere("node");

    assertThat(run("node", "--test", "examples/node/")).contains("# pass 2\n").endsWith("[0]");
  }

  @Test
  void inPython() throws Exception {
    assumeIsThere("python3");
    String source = Files.readString(Path.of("examples/python/an_hour.py"));
    try (TryOnMockServer mock = TryOnMockServer.start()) {
      assertThat(
              run(Map.of("PIXELCUT_BASE_URL", mock.baseUri().toString()), "python3", "-c", source))
          .isEqualTo("running\ncompleted\n[0]");
    }
    assertThat(Path.of("README.md")).content().contains("```python\n" + source + "```\n");
  }

  private static void assumeIsThere(String program) {
    assumeTrue(
        Arrays.stream(System.getenv("PATH").split(File.pathSeparator))
            .anyMatch(folder -> Files.isExecutable(Path.of(folder, program))),
        "no " + program + " on the path");
  }

  private String run(String... command) throws IOException, InterruptedException {
    return run(Map.of(), command);
  }

  /** Returns what a command writes, and its exit code. */
  private String run(Map<String, String> environment, String... command)
      throws IOException, InterruptedException {
    ProcessBuilder builder = new ProcessBuilder(List.of(command)).redirectErrorStream(true);
    builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
    builder.environment().put("XDG_CACHE_HOME", cache.toString());
    builder.environment().putAll(environment);
    Process process = builder.start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    return output + "[" + process.waitFor() + "]";
  }
}
