package io.github.tryonjobs.contract.compare;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine;

/** What the command says about other documents of the API. */
class CompareCommandTest {

  private static final String RESULT_URL = "          type: string\n          format: uri\n";

  private final Path folder;

  CompareCommandTest(@TempDir Path folder) {
    this.folder = folder;
  }

  static List<Change> changes() {
    return Change.all();
  }

  @Test
  void theContractItselfDiffersInNothing() throws IOException {
    Run run = compare(Change.contract());

    assertThat(run.exitCode()).isZero();
    assertThat(run.out()).isEqualToIgnoringNewLines("No difference that anyone would notice.");
    assertThat(run.err()).isEmpty();
  }

  @Test
  void theContractAsJsonDiffersInNothing() throws IOException {
    assertThat(compare(DocumentFile.parse(Change.contract()).toString()).exitCode()).isZero();
  }

  @ParameterizedTest
  @MethodSource("changes")
  void aChangeIsReportedOnceUnlessNobodyNotices(Change change) throws IOException {
    List<String> nobodyNotices =
        List.of(
            "description changed",
            "path parameter renamed",
            "object opened",
            "format removed",
            "minimum length removed");
    Run run = compare(change.applied());

    if (change.name().equals("path renamed")) {
      assertThat(run.exitCode()).isEqualTo(2);
    } else if (nobodyNotices.contains(change.name())) {
      assertThat(run.exitCode()).isZero();
    } else {
      assertThat(run.exitCode()).isEqualTo(1);
      assertThat(run.out().lines().filter(line -> line.startsWith("  where")))
          .hasSize(count(change));
    }
  }

  private static int count(Change change) {
    // One goes and another comes.
    return List.of("media type changed", "server removed", "security header changed")
            .contains(change.name())
        ? 2
        : 1;
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      textBlock =
          """
          response removed;            response `404` is in our contract only.
          response added;              response `410` is in the other document only.
          property removed;            200 application/json: property `result_url` (string, optional) is in our contract only.
          property added;              200 application/json: property `note` (string, optional) is in the other document only.
          required property added;     200 application/json: property `note` (string, required) is in the other document only.
          property no longer required; 200 application/json: property `status` is required in our contract and optional in the other document.
          type changed;                200 application/json: the type of property `job_id` is string in our contract and integer in the other document.
          null allowed;                200 application/json: property `result_url` is never null in our contract and null at times in the other document.
          value removed;               200 application/json: value `job_cancelled` of property `error.error_code` is in our contract only.
          value added;                 200 application/json: value `job_lost` of property `error.error_code` is in the other document only.
          media type changed;          media type `application/json` of response `200` is in our contract only.
          header removed;              429: header `Retry-After` (optional) is in our contract only.
          parameter required;          request: parameter `version` in query (required) is in the other document only.
          security header changed;     the caller's identification by an API key in the header X-API-KEY is in our contract only.
          security added;              the caller's identification by http bearer is in the other document only.
          server removed;              server `https://api.example.com` is in the other document only.
          """)
  void aDifferenceIsSaidInWords(String change, String words) throws IOException {
    assertThat(compare(Change.named(change).applied()).out().lines()).contains(words);
  }

  @Test
  void aDifferenceSaysWhereItIsAndWhoWouldNotice() throws IOException {
    assertThat(compare(Change.named("property added").applied()).out())
        .isEqualToNormalizingNewlines(
            """
            200 application/json: property `note` (string, optional) is in the other document only.
              where        /responses/200/content/application~1json/schema/properties/note
              application  the client ignores it
              test author  the mock server never sends it
              CI owner     verification reports it, as our schemas are closed

            1 difference.
            """);
  }

  @Test
  void markdownIsATable() throws IOException {
    assertThat(compare(Change.named("property added").applied(), "--format", "markdown").out())
        .startsWith("| what differs | where | application | test author | CI owner |")
        .contains("`note` (string, optional) is in the other document only. | `/responses/200/");
  }

  @Test
  void anotherMethodOfThePathIsADifference() throws IOException {
    String document =
        Change.swap(
            Change.contract(),
            "  /v1/try-on/job/{jobId}:\n",
            "  /v1/try-on/job/{jobId}:\n    delete:\n      responses: {}\n");

    assertThat(compare(document).out().lines())
        .contains("method DELETE is in the other document only.");
  }

  @Test
  void otherOperationsAreListedOnlyWhenAskedFor() throws IOException {
    String document =
        Change.swap(
            Change.contract(),
            "paths:\n",
            "paths:\n  /v1/try-on:\n    post:\n      responses: {}\n");

    assertThat(compare(document).exitCode()).isZero();
    assertThat(compare(document).out()).doesNotContain("POST");
    assertThat(compare(document, "--verbose").out())
        .contains("Unnoticed: operation `POST /v1/try-on` is in the other document only.");
  }

  @Test
  void anObjectThatIsSaidToBeOpenIsADifference() throws IOException {
    String closed = "A Try On job as it stands now.\n      additionalProperties: ";
    String document = Change.swap(Change.contract(), closed + "false", closed + "true");

    assertThat(compare(document).out())
        .startsWith("200 application/json: the body is closed in our contract and open for other");
  }

  @Test
  void aDocumentInAPageIsFound() throws IOException {
    String page =
        "# Job status\n\n```bash\ncurl -X GET\n```\n\n## OpenAPI\n\n````yaml api.yaml get /v1\n"
            + Change.named("property added").applied()
            + "````\n\nMore.\n";

    assertThat(compare(page).out()).contains("property `note`", "1 difference.");
    assertThat(compare(page.replaceAll("(?m)^", "    ")).out()).contains("1 difference.");
  }

  @Test
  void whatIsKnownIsNoFailureAndWhatIsNewOrGoneIsTold() throws IOException {
    Path known = folder.resolve("known.json");
    String document = Change.named("property added").applied();
    assertThat(compare(document, "--write-baseline", known.toString()).exitCode()).isEqualTo(1);

    Run again = compare(document, "--baseline", known.toString());
    Run more =
        compare(
            Change.swap(document, "        - job_cancelled\n", ""), "--baseline", known.toString());
    Run gone = compare(Change.contract(), "--baseline", known.toString());

    assertThat(again.exitCode()).isZero();
    assertThat(again.out()).contains("Known: 200 application/json: property `note`");
    assertThat(more.exitCode()).isEqualTo(1);
    assertThat(more.out()).contains("1 difference.");
    assertThat(gone.exitCode()).isZero();
    assertThat(gone.out()).contains("Baseline: no longer occurs: /responses/200");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      textBlock =
          """
          3.0.3; nullable: true
          3.1.0; type: [string, 'null']
          """)
  void nullIsTheSameInBothVersions(String version, String nullable) throws IOException {
    String text =
        nullable.startsWith("type")
            ? "          " + nullable + "\n          format: uri\n"
            : RESULT_URL + "          " + nullable + "\n";
    String document = Change.swap(Change.contract(), RESULT_URL, text);

    assertThat(compare(document.replace("openapi: 3.0.3", "openapi: " + version)).out())
        .contains("property `result_url` is never null in our contract and null at times");
  }

  @Test
  void choicesAreReadAsWhatAnyOfThemAllows() throws IOException {
    String choice =
        """
                  oneOf:
                    - type: string
                      format: uri
                    - type: 'null'
        """;
    String document = Change.swap(Change.contract(), RESULT_URL, choice);

    assertThat(compare(document.replace("openapi: 3.0.3", "openapi: 3.1.0")).out())
        .contains("`result_url` is never null in our contract and null at times")
        .contains("1 difference.");
  }

  @Test
  void thePathMayBeginInTheServersAddress() throws IOException {
    String document =
        Change.swap(
            Change.swap(
                Change.contract(),
                "https://api.developer.pixelcut.ai",
                "https://api.developer.pixelcut.ai/v1/"),
            "  /v1/try-on/job/{jobId}:",
            "  /try-on/job/{jobId}:");

    assertThat(compare(document).exitCode()).isZero();
  }

  @Test
  void aKeyThatIsDescribedAsAParameterIsAKey() throws IOException {
    String noSecurity = Change.swap(Change.contract(), "security:\n  - ApiKey: []\n", "");
    String key =
        "        - {name: X-Api-Key, in: header, required: true, schema: {type: string}}\n";
    String document = noSecurity.replace("      parameters:\n", "      parameters:\n" + key);

    assertThat(compare(document).exitCode()).isZero();
  }

  @Test
  void whatNamesOfTheDocumentWouldDoToATerminalOrTableIsTakenOut() throws IOException {
    String document =
        Change.swap(
            Change.contract(),
            "        result_url:\n",
            "        \"a\\e[31m|`\\n\":\n          type: string\n        result_url:\n");

    assertThat(compare(document).out()).doesNotContain("\u001b").contains("property `a [31m|'`");
    assertThat(compare(document, "--format", "markdown").out()).contains("`a [31m\\|'`");
  }

  @Test
  void anUnknownFormatIsWrongUse() throws IOException {
    Run run = compare(Change.contract(), "--format", "html");

    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err()).contains("expected one of [text, markdown]");
  }

  private Run compare(String document, String... options) throws IOException {
    return Run.of(Files.writeString(folder.resolve("other.yaml"), document), options);
  }

  /** One run of the command. */
  record Run(int exitCode, String out, String err) {

    static Run of(Path file, String... options) {
      StringWriter out = new StringWriter();
      StringWriter err = new StringWriter();
      List<String> arguments = new ArrayList<>(List.of(options));
      arguments.add(file.toString());
      int exitCode =
          new CommandLine(new CompareCommand())
              .setOut(new PrintWriter(out))
              .setErr(new PrintWriter(err))
              .execute(arguments.toArray(String[]::new));
      return new Run(exitCode, out.toString(), err.toString());
    }
  }
}
