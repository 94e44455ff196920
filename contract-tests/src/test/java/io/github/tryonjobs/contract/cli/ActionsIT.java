package io.github.tryonjobs.contract.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.tryonjobs.mock.TryOnMockServer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.yaml.snakeyaml.Yaml;
import picocli.CommandLine.Model.OptionSpec;

/** The shell steps of the actions do what they say, and have what the command has. */
@Timeout(300)
class ActionsIT {

  private static final Path ACTIONS = Path.of("..", ".github", "actions").toAbsolutePath();

  private final Path folder;

  ActionsIT(@TempDir Path folder) {
    this.folder = folder;
  }

  /** How a step ended. */
  private record Ended(int status, String out) {}

  @Test
  void eachOptionOfTheCommandIsAnInput() throws IOException {
    Set<String> options = new TreeSet<>();
    for (OptionSpec option :
        Main.commandLine(new VerifyCommand(Map.of(), Clock.systemUTC()))
            .getCommandSpec()
            .options()) {
      options.add(option.longestName().replaceFirst("^--", "").replaceFirst("-env$", ""));
    }
    options.removeAll(Set.of("help", "version", "report-dir")); // The action has a folder for it.
    Set<String> inputs = new TreeSet<>();
    action("verify-contract").path("inputs").fieldNames().forEachRemaining(inputs::add);

    assertThat(inputs).containsAll(options);
    inputs.removeAll(options);
    assertThat(inputs).containsExactly("artifact-name");
  }

  @Test
  void theMockServerIsVerifiedWithAllThatIsGiven() throws Exception {
    try (TryOnMockServer mock = TryOnMockServer.start()) {
      Ended good =
          run(
              "verify-contract",
              Map.of("BASE_URL", "" + mock.baseUri(), "CONTROL_URL", mock.baseUri() + "/__mock"));
      Ended unproven =
          run(
              "verify-contract",
              Map.ofEntries(
                  Map.entry("BASE_URL", "" + mock.baseUri()),
                  Map.entry("API_KEY", "sk_1"),
                  Map.entry("ONLY", "get/200/pending"),
                  Map.entry("FAIL_ON", "unproven"),
                  Map.entry("TIMEOUT", "9s"),
                  Map.entry("REQUESTS_PER_SECOND", "9")));

      assertThat(good.out()).contains(" 0 broken, 0 not provable here");
      assertThat(good.status()).isZero();
      assertThat(folder.resolve("reports/report.html")).exists();
      assertThat(unproven.out()).contains("0 held, 0 broken, 1 not provable here");
      assertThat(unproven.status()).isEqualTo(1);
    }
  }

  @Test
  void whatIsNeitherTrueNorFalseIsWrongUse() throws Exception {
    Ended ended =
        run("verify-contract", Map.of("BASE_URL", "http://127.0.0.1:1", "ALLOW_START", "yes"));

    assertThat(ended.out()).contains("'--allow-start': 'yes' is not a boolean");
    assertThat(ended.status()).isEqualTo(2);
  }

  @Test
  void theMockServerIsStartedAndItsAddressIsGiven() throws Exception {
    Path output = Files.createFile(folder.resolve("output"));
    Map<String, String> inputs =
        Map.of("PORT", "0", "OPTIONS", "--latency 1ms", "GITHUB_OUTPUT", output.toString());

    Ended ended = run("start-mock-server", inputs);

    String outputs = Files.readString(output);
    Matcher matcher =
        Pattern.compile("base-url=http://127\\.0\\.0\\.1:\\d+\npid=(\\d+)\n").matcher(outputs);
    assertThat(matcher.matches()).as(ended.out() + outputs).isTrue();
    assertThat(ended.status()).isZero();
    ProcessHandle server = ProcessHandle.of(Long.parseLong(matcher.group(1))).orElseThrow();
    assertThat(server.destroy()).isTrue();
    server.onExit().join();
  }

  private Ended run(String action, Map<String, String> inputs) throws Exception {
    JsonNode step = action(action).at("/runs/steps/0");
    ProcessBuilder builder =
        new ProcessBuilder("bash", "-e", "-o", "pipefail", "-c", step.path("run").asText());
    step.path("env").fieldNames().forEachRemaining(name -> builder.environment().put(name, ""));
    String java = Path.of(System.getProperty("java.home"), "bin").toString();
    builder.environment().merge("PATH", java, (path, first) -> first + ":" + path);
    builder.environment().put("GITHUB_ACTION_PATH", ACTIONS.resolve(action).toString());
    builder.environment().put("RUNNER_TEMP", folder.toString());
    builder.environment().put("REPORT_DIR", folder.resolve("reports").toString());
    builder.environment().keySet().removeIf(it -> it.equals("GITHUB_ACTIONS"));
    builder.environment().putAll(inputs);
    Path out = folder.resolve("out");
    Process process = builder.redirectErrorStream(true).redirectOutput(out.toFile()).start();
    return new Ended(process.waitFor(), Files.readString(out, StandardCharsets.UTF_8));
  }

  private static JsonNode action(String name) throws IOException {
    Object yaml = new Yaml().load(Files.readString(ACTIONS.resolve(name).resolve("action.yml")));
    return new ObjectMapper().valueToTree(yaml);
  }
}
