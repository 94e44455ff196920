package io.github.tryonjobs.contract.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.github.tryonjobs.mock.TryOnMockServer;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class VerifyCommandTest {

  private static final String KEY = "sk_topsecret";
  private static TryOnMockServer mock;

  /** One that issued a single key, as far as the verifier can see. */
  private static TryOnMockServer live;

  private final Map<String, String> environment = new HashMap<>(Map.of("KEY", KEY));
  private final StringBuilder out = new StringBuilder();
  private final StringBuilder err = new StringBuilder();

  @BeforeAll
  static void start() {
    mock = TryOnMockServer.start();
    live = TryOnMockServer.builder().apiKey(KEY).start();
  }

  @AfterAll
  static void stop() {
    mock.close();
    live.close();
  }

  @Test
  void allHoldsOnTheMockServerAndAllOfTheContractIsSeen() {
    String url = ("" + mock.baseUri()).replace("http", "HTTP");

    int status = run("--base-url " + url + " --control-url " + mock.baseUri() + "/__mock");

    assertThat(err.toString()).isEmpty();
    assertThat(out.toString())
        .contains("(100%)", "57 held, 0 broken, 0 not provable here, 7 observed");
    assertThat(status).isZero();
  }

  @Test
  void withoutControlItProvesWhatItCanAndSaysWhatItCannot() {
    int status = verifyMock("--requests-per-second 0");

    assertThat(out.toString())
        .contains("held               get/401/invalid_auth_token")
        .contains("held               get/404/not_found")
        .contains("not provable here  get/200/completed")
        .contains("--job completed=ID");
    assertThat(status).isZero();
  }

  @Test
  void whatIsUnprovenFailsIfThatIsWanted() {
    int status = verifyMock("--fail-on unproven --only get/200/pending");

    assertThat(status).isEqualTo(1);
  }

  @Test
  void checksCanBeChosenByWhatTheirIdsBeginWith() {
    int status =
        verifyMock("--only get/200/failed_content --job failed=failed:content_filter_error");

    assertThat(out.toString())
        .contains("held               get/200/failed_content_filter_error", "1 held, 0 broken")
        .contains("Contract coverage: 9 of 9 documented parts seen (100%)");
    assertThat(status).isZero();
  }

  @Test
  void listsMayHaveSpaces() {
    String jobs = "failed=failed:content_filter_error, completed=completed";

    String[] options = {
      "--base-url",
      live.baseUri() + "",
      "--api-key-env",
      "KEY",
      "--job",
      jobs,
      "--only",
      "get/200/failed_content , get/200/completed"
    };

    assertThat(Verified.of(environment, options).out()).contains("2 held, 0 broken");
  }

  @ParameterizedTest
  @CsvSource({
    "reset, a connection that is closed or reset",
    "truncated, a body that ends after",
    "malformed, found end of document|Unexpected end-of-input",
    "empty, no body",
    "failed, completed",
    "404, 404 with the body",
  })
  void aFaultOfTheServerIsBrokenAndNamed(String fault, String named) {
    int status = verifyMock("--only get/200/completed --job completed=" + fault + "~cli");

    assertThat(out.toString())
        .containsPattern(named)
        .contains("broken             get/200/completed");
    assertThat(status).isEqualTo(1);
  }

  @Test
  void writesTheReportsWithoutTheKey(@TempDir Path folder) throws IOException {
    environment.put("GITHUB_ACTIONS", "true");
    environment.put("GITHUB_STEP_SUMMARY", folder.resolve("summary.md").toString());

    String job = "--only get/200/completed --job completed=running~" + KEY;

    verifyMock(job + " --report-dir " + folder.resolve("a/b"));

    String all = out + err.toString();
    for (String name :
        List.of("a/b/report.html", "a/b/report.md", "a/b/TEST-try-on-contract.xml", "summary.md")) {
      String text = Files.readString(folder.resolve(name));
      assertThat(text).as(name).contains("get/200/completed");
      all += text;
    }
    assertThat(all).contains("::error title=Contract broken").doesNotContain(KEY);
  }

  @Test
  void aSummaryThatCannotBeWrittenIsToldBeforeAnythingIsAsked() {
    environment.put("GITHUB_STEP_SUMMARY", "/dev/null/summary.md");

    assertThat(verifyMock("--only get/404")).isEqualTo(2);
    assertThat(out.toString()).isEmpty();
    assertThat(err.toString())
        .contains("GITHUB_STEP_SUMMARY: /dev/null/summary.md cannot be written");
  }

  @ParameterizedTest
  @ValueSource(strings = {"report.html", "report.md", "TEST-try-on-contract.xml"})
  void aReportThatCannotBeWrittenIsToldBeforeAnythingIsAsked(String name, @TempDir Path folder)
      throws IOException {
    Path report = Files.createDirectory(folder.resolve(name));

    assertThat(verifyMock("--only get/404 --report-dir " + folder)).isEqualTo(2);
    assertThat(out.toString()).isEmpty();
    assertThat(err.toString()).contains("--report-dir: " + report + " cannot be written");
  }

  @Test
  void whatIsKnownFailsNothingAndWhatIsGoneIsTold(@TempDir Path folder) {
    String known = folder.resolve("known.json").toString();
    String job = "--only get/200/completed --job completed=running~b";

    assertThat(verifyMock(job + " --write-baseline " + known)).isEqualTo(1);
    assertThat(verifyMock(job + " --baseline " + known)).isZero();
    assertThat(out.toString()).contains("known              get/200/completed", "0 broken");

    assertThat(verifyMock(job.replace("running", "completed") + " --baseline " + known)).isZero();
    assertThat(out.toString()).contains("Baseline: no longer occurs: get/200/completed: ");
  }

  @Test
  void whatCannotBeSeenNowMayStillOccur(@TempDir Path folder) {
    String known = folder.resolve("known.json").toString();
    String only = "--only get/200/completed --baseline " + known;
    verifyMock("--only get/200/completed --job completed=running~k --write-baseline " + known);

    verifyMock(only + " --write-baseline " + known);

    assertThat(out.toString()).doesNotContain("no longer occurs");
    assertThat(verifyMock(only + " --job completed=running~k")).isZero();
  }

  @Test
  void whatAServerSendsKeepsNoReportFromBeingWritten(@TempDir Path folder) throws IOException {
    HttpServer odd =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    odd.createContext(
        "/",
        exchange -> {
          byte[] body =
              "{\"job_id\":\"1\",\"status\":\"\\ud800\\uffff]]>\"}"
                  .getBytes(StandardCharsets.UTF_8);
          exchange.getResponseHeaders().set("Content-Type", "application/json");
          exchange.sendResponseHeaders(200, body.length);
          exchange.getResponseBody().write(body);
          exchange.close();
        });
    odd.start();
    try {
      String url = "http://127.0.0.1:" + odd.getAddress().getPort();
      String job = " --api-key-env KEY --job completed=1 --only get/200/completed";

      int status = run("--base-url " + url + job + " --report-dir " + folder);

      assertThat(status).isEqualTo(1);
      assertThat(folder.resolve("report.html")).content().contains("get/200/completed");
      assertThat(folder.resolve("TEST-try-on-contract.xml")).content().contains("failures=\"1\"");
    } finally {
      odd.stop(0);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "sk, not provable here  security/key-not-echoed",
    "sk_test, broken             security/key-not-echoed"
  })
  void onlyAVeryShortKeyMayComeBackByChance(String key, String verdict) {
    environment.put("KEY", key);
    String job = " --api-key-env KEY --job failed=failed:job_expired~sk_test"; // The id comes back.

    run("--base-url " + mock.baseUri() + job + " --only security/key-not,get/2");

    assertThat(out.toString()).contains(verdict);
  }

  @ParameterizedTest
  @CsvSource({"2, ''", "60, Waiting for 60 s after a 429"})
  void aLongWaitIsTold(int seconds, String told) {
    StringWriter text = new StringWriter();

    ServerOptions.tell(Duration.ofSeconds(seconds), new PrintWriter(text));

    assertThat(text.toString()).isEqualToIgnoringNewLines(told);
  }

  @Test
  void aServerThatIsNotThereEndsWithStatus3() throws IOException {
    int port;
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = socket.getLocalPort();
    }

    int status = run("--base-url http://127.0.0.1:" + port + " --api-key-env KEY");

    assertThat(status).isEqualTo(3);
    assertThat(err.toString())
        .isEqualToIgnoringNewLines(
            "--base-url: http://127.0.0.1:" + port + ": the connection was refused");
  }

  @Test
  void aControlThatIsNotThereEndsWithStatus3() {
    String url = mock.baseUri().toString();

    int status = run("--base-url " + url + " --control-url " + url + "/nothing");

    assertThat(status).isEqualTo(3);
    assertThat(err.toString())
        .startsWith(
            "--control-url: nothing to ask for from "
                + mock.baseUri()
                + "/nothing/pact-states, but 501")
        .hasLineCount(1);
  }

  /** Verifies a mock server as if its state could not be set. */
  private int verifyMock(String options) {
    return run("--base-url " + live.baseUri() + " --api-key-env KEY " + options);
  }

  private int run(String options) {
    Verified verified = Verified.of(environment, options);
    out.append(verified.out());
    err.append(verified.err());
    return verified.status();
  }
}
