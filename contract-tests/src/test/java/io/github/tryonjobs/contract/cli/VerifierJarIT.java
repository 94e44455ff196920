package io.github.tryonjobs.contract.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.github.tryonjobs.mock.TryOnMockServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The jar as a process of its own, as in the CI of others. */
@Timeout(300)
class VerifierJarIT {

  private static final Path JAR = Path.of("target", "try-on-contract-verifier.jar");

  static final String KEY = "sk_topsecret";

  /** How a process ended. */
  record Ended(int status, String out, String err) {}

  @Test
  void verifiesTheMockServerAndWritesNothingElse() throws Exception {
    try (TryOnMockServer mock = TryOnMockServer.start()) {
      Ended ended =
          run("--base-url " + mock.baseUri() + " --control-url " + mock.baseUri() + "/__mock");

      assertThat(ended.out()).contains("57 held, 0 broken, 0 not provable here", "(100%)");
      assertThat(ended.err()).isEmpty();
      assertThat(ended.status()).isZero();
    }
  }

  @Test
  void wrongUseEndsWithStatus2() throws Exception {
    Ended ended = run("--base-url nowhere");

    assertThat(ended.err().lines()).hasSize(1);
    assertThat(ended.status()).isEqualTo(2);
  }

  @Test
  void tellsItsVersionAndThatOfTheContract() throws Exception {
    assertThat(run("--version").out())
        .matches("try-on-contract-verifier \\d+\\.\\d+\\.\\d+\\S*, contract \\d+\\.\\d+\\.\\d+\\R");
  }

  @Test
  void theKeyIsNowhereEvenIfItComesBackAndEverythingIsLogged(@TempDir Path folder)
      throws Exception {
    Path logging = folder.resolve("logging.properties");
    Files.writeString(
        logging,
        """
        handlers=java.util.logging.ConsoleHandler
        .level=ALL
        java.util.logging.ConsoleHandler.level=ALL
        """);
    HttpServer echo = echo();
    try {
      Ended ended =
          run(
              List.of("-Djava.util.logging.config.file=" + logging),
              "--api-key-env KEY --job completed=1 --only get/200/completed,security --report-dir "
                  + folder.resolve("reports")
                  + " --base-url http://127.0.0.1:"
                  + echo.getAddress().getPort());

      assertThat(ended.out()).contains("broken             security/key-not-echoed");
      assertThat(ended.err()).contains("FINE");
      assertThat(ended.out() + ended.err()).doesNotContain(KEY);
      try (Stream<Path> reports = Files.list(folder.resolve("reports"))) {
        assertThat(reports).allSatisfy(file -> assertThat(file).content().doesNotContain(KEY));
      }
    } finally {
      echo.stop(0);
    }
  }

  @Test
  void reportsTheSameOnAMachineOfAnyLanguage(@TempDir Path folder) throws Exception {
    HttpServer echo = echo();
    try {
      run(
          List.of("-Duser.language=ar", "-Duser.country=EG", "-Dfile.encoding=ISO-8859-6"),
          "--api-key-env KEY --job completed=1 --only get/200/completed --report-dir "
              + folder
              + " --base-url http://127.0.0.1:"
              + echo.getAddress().getPort());

      assertThat(folder.resolve("report.md"))
          .content(StandardCharsets.UTF_8)
          .contains("does not have a value in", "Expected 'fertig für Ölçü'", "(0%)");
    } finally {
      echo.stop(0);
    }
  }

  private static HttpServer echo() throws IOException {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", VerifierJarIT::echo);
    server.start();
    return server;
  }

  private static void echo(HttpExchange exchange) throws IOException {
    List<String> keys = exchange.getRequestHeaders().getOrDefault("X-API-KEY", List.of("none"));
    byte[] body =
        ("{\"job_id\":\"" + keys.get(0) + "\",\"status\":\"fertig für Ölçü\"}")
            .getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Content-Type", "application/json");
    exchange.sendResponseHeaders(200, body.length);
    exchange.getResponseBody().write(body);
    exchange.close();
  }

  @Test
  void comparesAndTellsAllThatItHasWritten(@TempDir Path folder) throws Exception {
    Ended ended =
        run("compare ../openapi/try-on-jobs.yaml --write-baseline " + folder.resolve("known.json"));

    assertThat(ended.out()).contains("No difference", "known.json. Say why of each entry.");
    assertThat(ended.status()).isZero();
    assertThat(run("compare missing.yaml").status()).isEqualTo(2);
  }

  private static Ended run(String options) throws IOException, InterruptedException {
    return run(List.of(), options);
  }

  static Ended run(List<String> jvm, String options) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(jvm);
    command.addAll(List.of("-jar", JAR.toString()));
    command.addAll(List.of(options.split(" ")));
    Path errors = Files.createTempFile("verifier", ".err");
    ProcessBuilder builder = new ProcessBuilder(command).redirectError(errors.toFile());
    builder.environment().put("KEY", KEY);
    Process process = builder.start();
    String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    int status = process.waitFor();
    String err = Files.readString(errors);
    Files.delete(errors);
    return new Ended(status, out, err);
  }
}
