package io.github.tryonjobs.mock.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;

@Timeout(300)
class MainTest {

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();
  private final Map<String, String> environment = new HashMap<>();

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "--port abc                | --port: \"abc\" is not a port from 0 to 65535",
        "--port 70000              | --port: the port must be from 0 to 65535, but is 70000",
        "--seed x                  | --seed: \"x\" is not a whole number",
        "--host=                   | --host: the host must not be blank",
        "--allowed-host=           | --allowed-host: \"\" is not a host name",
        "--rate-limit fast         | --rate-limit: \"fast\" is not a rate limit such as 5/s,",
        "--latency 2s..1s          | --latency: \"2s..1s\" is not a latency such as 50ms,",
        "--control-token=          | --control-token: the control token must not be blank",
        "--log all                 | --log: expected off, requests or json, not \"all\"",
        "--port 0 --unknown-jobs x | --unknown-jobs: scenario \"x\" is wrong at character 1: expected one of pending,",
        "--started-jobs started    | --started-jobs: scenario \"started\" is wrong at character 1: expected one of pending,",
        "--start-outcomes 404       | --start-outcomes: scenario \"404\" is wrong at character 1: expected one of completed, started,",
        "--cancel-outcomes 403      | --cancel-outcomes: scenario \"403\" is wrong at character 1: expected one of cancelled,",
        "--public-url http://a:b@c | --public-url: \"http://***@c\" is not a URL such as https://mock.example",
        "--credits few             | --credits: \"few\" is not a number of credits such as 3, or unlimited",
        "--frobnicate              | Unknown option --frobnicate",
        "--port 0 --api-key=       | --api-key: an API key must not be blank",
        "--port 0 --api-key sk_a,  | --api-key: an API key must not be blank",
        "--port 0 --api-key sk_ä   | --api-key: an API key has visible ASCII characters only, but character 4 is U+00E4",
        "--port-file /dev/null     | --port-file: \"/dev/null\" is not a regular file",
        "--port-file no/such/file  | --port-file: \"no/such/file\" is not a file that can be written",
        "--log-file .              | --log-file: \".\" is not a file that can be written",
        "serve                     | Unexpected argument; all settings are options",
      })
  void wrongUseGivesOneClearLineAndStatus2(String args, String message) {
    int status = run(args.split(" ", -1));

    assertThat(status).isEqualTo(2);
    assertThat(err.toString().lines()).singleElement().asString().startsWith(message);
    assertThat(out.toString()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "TRYON_MOCK_PORT       | abc        | TRYON_MOCK_PORT: \"abc\" is not a port from 0 to 65535",
        "TRYON_MOCK_API_KEY    | sk_a,sk b  | TRYON_MOCK_API_KEY: an API key has visible ASCII",
        "TRYON_MOCK_NO_CONTROL | yes        | TRYON_MOCK_NO_CONTROL: expected true or false, not \"yes\"",
        "TRYON_MOCK_RATELIMIT  | 5/s        | TRYON_MOCK_RATELIMIT: expected one of TRYON_MOCK_ALLOWED_HOST, ",
      })
  void aWrongVariableIsToldByItsName(String name, String value, String message) {
    environment.put(name, value);

    int status = run();

    assertThat(status).isEqualTo(2);
    assertThat(err.toString().lines()).singleElement().asString().startsWith(message);
  }

  @ParameterizedTest
  @ValueSource(strings = {"--api-key", "--control-token"})
  void whatIsTooLongForAHeaderIsRefused(String option) {
    assertThat(run("--port", "0", option, "sk_" + "a".repeat(10_000))).isEqualTo(2);
    assertThat(err.toString()).contains(option, "must be within 8192 characters");
  }

  @Test
  void aVariableIsTakenAsItIsButForWhatIsAroundIt() {
    environment.put("TRYON_MOCK_API_KEY", "sk_$${env:HOME}, sk_b\r");
    environment.put("TRYON_MOCK_HOST", "");
    List<String> said = read();

    assertThat(said).containsExactly("sk_$${env:HOME}", "sk_b");
  }

  @Test
  void anOptionWinsOverItsVariableAndIsTakenAsItIs() {
    environment.put("TRYON_MOCK_HOST", "other");
    List<String> said = read("--host", "@pa$$w0rd");

    assertThat(said).containsExactly("@pa$$w0rd");
  }

  @Test
  @Timeout(120) // A server that takes another port runs until it is stopped.
  void thePortIs8080ByDefault() throws IOException {
    try (ServerSocket used = new ServerSocket()) {
      try {
        used.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 8080));
      } catch (BindException e) {
        // Somebody else uses it, which is as good.
      }
      assertThat(run()).isEqualTo(2);
      assertThat(err.toString()).startsWith("--port: port 8080 on 127.0.0.1 is in use");
    }
  }

  @Test
  void aUsedPortGivesOneClearLineAndStatus2() throws IOException {
    try (ServerSocket used = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      int status = run("--port", String.valueOf(used.getLocalPort()));

      assertThat(status).isEqualTo(2);
      assertThat(err.toString().lines())
          .singleElement()
          .asString()
          .startsWith("--port: port " + used.getLocalPort() + " on 127.0.0.1 is in use");
    }
  }

  @ParameterizedTest
  @CsvSource({
    "127.0.0.1, '--port: port 80 on 127.0.0.1 cannot be taken: Permission denied'",
    "192.0.2.1, '--host: cannot listen: Permission denied'"
  })
  void whatCannotBeTakenIsSaidOfThePortOrTheHost(String host, String said) {
    UncheckedIOException failure =
        new UncheckedIOException(
            "cannot listen: Permission denied", new BindException("Permission denied"));

    assertThat(BindFailure.reason(host, 80, failure)).startsWith(said);
  }

  @Test
  void aMistypedOptionDoesNotRepeatTheKeyThatFollowsIt() {
    run("--apikey", "sk_secret");
    run("--apikey=sk_secret");

    assertThat(err.toString()).contains("--apikey").doesNotContain("secret");
  }

  @Test
  void helpTeachesScenariosAndStatesTheDefaults() {
    int status = run("--help");

    assertThat(status).isZero();
    assertThat(out.toString())
        .contains("pending*2,running,completed", "TRYON_MOCK_PORT", "Default: 8080");
    assertThat(out.toString().lines()).allMatch(line -> line.length() <= 80);
  }

  private List<String> read(String... args) {
    List<String> said = new ArrayList<>();
    CommandLine commandLine = new CommandLine(CommandSpec.create());
    Options options = new Options(commandLine.getCommandSpec());
    options.addList("--api-key", "KEY", "", said::add);
    options.add("--host", "ADDRESS", "", said::add);
    commandLine.setExpandAtFiles(false).parseArgs(args);
    options.read(environment);
    return said;
  }

  private int run(String... args) {
    CommandLine commandLine =
        Main.commandLine(environment)
            .setOut(new PrintWriter(out, true))
            .setErr(new PrintWriter(err, true));
    return commandLine.execute(args);
  }
}
