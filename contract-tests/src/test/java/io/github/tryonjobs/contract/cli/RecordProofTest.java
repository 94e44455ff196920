package io.github.tryonjobs.contract.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.tryonjobs.mock.TryOnMockServer;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** What a run puts on record. The mock server stands in for a live service. */
class RecordProofTest {

  private static final Path PROOF = Path.of("..", "openapi", "proof.json");
  private static final String PENDING =
      "    {\n      \"id\": \"200/pending\",\n      \"basis\": \"documented\"\n    }";
  private static final String PENDING_SEEN =
      PENDING.replace("\"documented\"", "\"live\",\n      \"date\": \"2026-11-20\"");

  private final Path folder;
  private final Path file;
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();
  private TryOnMockServer server;

  RecordProofTest(@TempDir Path folder) {
    this.folder = folder;
    this.file = folder.resolve("proof.json");
  }

  @BeforeEach
  void start() throws IOException {
    Files.writeString(file, undated());
    server = TryOnMockServer.start();
  }

  @AfterEach
  void stop() {
    server.close();
  }

  /** Returns the project's proof as it was before anything was seen. */
  private static String undated() throws IOException {
    return Files.readString(PROOF)
        .replaceAll("\"live\",\\n +\"date\": \"[-0-9]+\"", "\"documented\"");
  }

  @Test
  void whatHeldIsDatedAndNothingElseIsChanged() throws IOException {
    int status = run("--only", "200/pending,200/running", "--job", "pending=pending~a");

    assertThat(status).isZero();
    assertThat(Files.readString(file)).isEqualTo(undated().replace(PENDING, PENDING_SEEN));
    assertThat(out.toString())
        .contains("seen live on 2026-11-20: 200/pending", "broken, and left as it was: nothing");
  }

  @Test
  void whatIsBrokenIsNamedAndKeepsItsEntry() throws IOException {
    String seenBefore = undated().replace(PENDING, PENDING_SEEN.replace("11-20", "11-01"));
    Files.writeString(file, seenBefore);
    int status = run("--only", "200/pending", "--job", "pending=completed~a");

    assertThat(status).isEqualTo(1);
    assertThat(Files.readString(file)).isEqualTo(seenBefore);
    assertThat(out.toString())
        .contains("seen live on 2026-11-20: nothing", "broken, and left as it was: 200/pending");
  }

  @Test
  void aServerThatIsNotThereChangesNothing() throws IOException {
    server.close();

    assertThat(run()).isEqualTo(3);
    assertThat(Files.readString(file)).isEqualTo(undated());
  }

  @Test
  void aServerWhoseStateCanBeSetIsNotTheLiveService() throws IOException {
    assertThat(run("--control-url", server.baseUri() + "/__mock")).isEqualTo(2);
    assertThat(err.toString())
        .isEqualToIgnoringNewLines(
            "--record-proof and --control-url exclude each other: a server whose state can be set"
                + " is not the live service (see --help)");
    assertNothingHappened();
  }

  @Test
  void aFileThatIsNoProofIsRefusedBeforeAnythingIsAsked() throws IOException {
    Files.writeString(file, "{\"rules\": []}");

    assertThat(run()).isEqualTo(2);
    assertThat(err.toString())
        .isEqualToIgnoringNewLines(
            "--record-proof: "
                + file
                + ": the document: expected a list of behaviours (see --help)");
    assertNothingHappened();
  }

  @Test
  void aFileForAnotherContractIsRefusedBeforeAnythingIsAsked() throws IOException {
    Files.writeString(file, undated().replace("200/running", "200/waiting"));

    assertThat(run()).isEqualTo(2);
    assertThat(err.toString())
        .contains(file + ": behaviours[2]: expected 200/running, found 200/waiting");
    assertNothingHappened();
  }

  @Test
  void aFileThatIsNotThereIsNotMade() throws IOException {
    Files.delete(file);

    assertThat(run()).isEqualTo(2);
    assertThat(err.toString()).contains("there is no such file");
    assertThat(folder).isEmptyDirectory();
  }

  private void assertNothingHappened() {
    assertThat(server.requests()).isEmpty();
    assertThat(out.toString()).isEmpty();
    assertThat(err.toString().lines()).hasSize(1);
  }

  private int run(String... more) {
    Clock clock = Clock.fixed(Instant.parse("2026-11-20T23:59:59Z"), ZoneOffset.UTC);
    List<String> options = new ArrayList<>();
    options.addAll(List.of("--base-url", server.baseUri().toString(), "--api-key-env", "KEY"));
    options.addAll(List.of("--requests-per-second", "0", "--record-proof", file.toString()));
    options.addAll(List.of(more));
    CommandLine command = Main.commandLine(new VerifyCommand(Map.of("KEY", "sk_topsecret"), clock));
    command.setOut(new PrintWriter(out, true)).setErr(new PrintWriter(err, true));
    return command.execute(options.toArray(String[]::new));
  }
}
