package io.github.tryonjobs.contract.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.github.tryonjobs.mock.TryOnMockServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

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
    int status =
        run(
            "--base-url",
            ("" + mock.baseUri()).replace("http", "HTTP"),
            "--control-url",
            mock.baseUri() + "/__mock");

    assertThat(err.toString()).isEmpty();
    assertThat(out.toString())
        .contains("(100%)", "57 held, 0 broken, 0 not provable here, 7 observed");
    assertThat(status).isZero();
  }

  @Test
  void withoutControlItProvesWhatItCanAndSaysWhatItCannot() {
    int status = verifyMock("--requests-per-second", "0");

    assertThat(out.toString())
        .contains("held               get/401/invalid_auth_token")
        .contains("held               get/404/not_found")
        .contains("not provable here  get/200/completed")
        .contains("--job completed=ID");
    assertThat(status).isZero();
  }

  @Test
  void whatIsUnprovenFailsIfThatIsWanted() {
    int status = verifyMock("--fail-on", "unproven", "--only", "get/200/pending");

    assertThat(status).isEqualTo(1);
  }

  @Test
  void checksCanBeChosenByWhatTheirIdsBeginWith() {
    int status =
        verifyMock(
            "--only", "get/200/failed_content", "--job", "failed=failed:content_filter_error");

    assertThat(out.toString())
        .contains("held               get/200/failed_content_filter_error", "1 held, 0 broken")
        .contains("Contract coverage: 9 of 9 documented parts seen (100%)");
    assertThat(status).isZero();
  }

  @Test
  void listsMayHaveSpaces() {
    String jobs = "failed=failed:content_filter_error, completed=completed";

    verifyMock("--only", "get/200/failed_content , get/200/completed", "--job", jobs);

    assertThat(out.toString()).contains("2 held, 0 broken");
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
    int status = verifyMock("--only", "get/200/completed", "--job", "completed=" + fault + "~cli");

    assertThat(out.toString())
        .containsPattern(named)
        .contains("broken             get/200/completed");
    assertThat(status).isEqualTo(1);
  }

  @Test
  void writesTheReportsWithoutTheKey(@TempDir Path folder) throws IOException {
    environment.put("GITHUB_ACTIONS", "true");
    environment.put("GITHUB_STEP_SUMMARY", folder.resolve("summary.md").toString());

    verifyMock(
        "--only",
        "get/200/completed",
        "--job",
        "completed=running~" + KEY,
        "--report-dir",
        folder.resolve("a/b").toString());

    String all = out + err.toString();
    for (String name :
        new String[] {
          "a/b/report.html", "a/b/report.md", "a/b/TEST-try-on-contract.xml", "summary.md"
        }) {
      String text = Files.readString(folder.resolve(name));
      assertThat(text).as(name).contains("get/200/completed");
      all += text;
    }
    assertThat(all).contains("::error title=Contract broken").doesNotContain(KEY);
  }

  @Test
  void whatIsKnownFailsNothingAndWhatIsGoneIsTold(@TempDir Path folder) {
    String known = folder.resolve("known.json").toString();
    String[] job = {"--only", "get/200/completed", "--job", "completed=running~b"};

    assertThat(verifyMock(with(job, "--write-baseline", known))).isEqualTo(1);
    assertThat(verifyMock(with(job, "--baseline", known))).isZero();
    assertThat(out.toString()).contains("known              get/200/completed", "0 broken");
    assertThat(
            verifyMock(
                "--only",
                "get/200/completed",
                "--job",
                "completed=completed~b",
                "--baseline",
                known))
        .isZero();
    assertThat(out.toString()).contains("Baseline: no longer occurs: get/200/completed: ");
  }

  private static String[] with(String[] options, String... more) {
    return Stream.of(options, more).flatMap(Stream::of).toArray(String[]::new);
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
      int status =
          run(
              "--base-url",
              "http://127.0.0.1:" + odd.getAddress().getPort(),
              "--api-key-env",
              "KEY",
              "--job",
              "completed=1",
              "--only",
              "get/200/completed",
              "--report-dir",
              folder.toString());

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
    String jobs = "failed=failed:job_expired~sk_test"; // The id comes back.
    String url = mock.baseUri() + "";

    run(
        "--base-url",
        url,
        "--api-key-env",
        "KEY",
        "--job",
        jobs,
        "--only",
        "security/key-not,get/2");

    assertThat(out.toString()).contains(verdict);
  }

  @Test
  void aServerThatIsNotThereEndsWithStatus3() throws IOException {
    int port;
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = socket.getLocalPort();
    }

    int status = run("--base-url", "http://127.0.0.1:" + port, "--api-key-env", "KEY");

    assertThat(status).isEqualTo(3);
    assertThat(err.toString())
        .isEqualToIgnoringNewLines(
            "--base-url: http://127.0.0.1:" + port + ": the connection was refused");
  }

  @Test
  void aControlThatIsNotThereEndsWithStatus3() {
    int status =
        run(
            "--base-url",
            ("" + mock.baseUri()).replace("http", "HTTP"),
            "--control-url",
            mock.baseUri() + "/nothing");

    assertThat(status).isEqualTo(3);
    assertThat(err.toString())
        .startsWith(
            "--control-url: nothing to ask for from "
                + mock.baseUri()
                + "/nothing/pact-states, but 501")
        .hasLineCount(1);
  }

  /** Verifies a mock server as if its state could not be set. */
  private int verifyMock(String... options) {
    List<String> all = new ArrayList<>(List.of("--base-url", live.baseUri() + ""));
    all.addAll(List.of("--api-key-env", "KEY"));
    all.addAll(List.of(options));
    return run(all.toArray(String[]::new));
  }

  private int run(String... options) {
    Verified verified = Verified.of(environment, options);
    out.append(verified.out());
    err.append(verified.err());
    return verified.status();
  }
}
