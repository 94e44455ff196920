package io.github.tryonjobs.mock.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

class MainTest {

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "--port abc                | Invalid value for option '--port': 'abc' is not an int",
        "--port 70000              | --port: the port must be from 0 to 65535, but is 70000",
        "--seed x                  | Invalid value for option '--seed': 'x' is not a long",
        "--host=                   | --host: the host must not be blank",
        "--allowed-host=           | --allowed-host: \"\" is not a host name",
        "--rate-limit fast         | --rate-limit: \"fast\" is not a rate limit such as 5/s,",
        "--latency 2s..1s          | --latency: \"2s..1s\" is not a latency such as 50ms,",
        "--control-token=          | --control-token: the control token must not be blank",
        "--log all                 | Invalid value for option '--log': expected off, requests or json",
        "--port 0 --unknown-jobs x | --unknown-jobs: scenario \"x\" is wrong at character 1: expected one of pending,",
        "--frobnicate              | Unknown option --frobnicate",
        "--port 0 --api-key=       | --api-key: an API key must not be blank",
        "serve                     | Unexpected argument; all settings are options",
      })
  void wrongUseGivesOneClearLineAndStatus2(String args, String message) {
    int status = run(args.split(" ", -1));

    assertThat(status).isEqualTo(2);
    assertThat(err.toString().lines()).singleElement().asString().startsWith(message);
    assertThat(out.toString()).isEmpty();
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

  private int run(String... args) {
    CommandLine commandLine =
        Main.commandLine(new ServeCommand())
            .setOut(new PrintWriter(out, true))
            .setErr(new PrintWriter(err, true));
    return commandLine.execute(args);
  }
}
