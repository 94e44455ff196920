package io.github.tryonjobs.contract.compare;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
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
    assertThat(compare(DocumentFile.parse(Change.contract()).get(0).toString()).exitCode())
        .isZero();
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

    if (nobodyNotices.contains(change.name())) {
      assertThat(run.exitCode()).isZero();
    } else {
      assertThat(run.exitCode()).isEqualTo(1);
      assertThat(run.out().lines().filter(line -> line.startsWith("  where")))
          .hasSize(TIMES.getOrDefault(change.name(), 1));
    }
  }

  /** One goes and another comes, or it is shared by operations. */
  private static final Map<String, Integer> TIMES =
      Map.of(
          "media type changed", 2,
          "server removed", 2,
          "path renamed", 2,
          "parameter limited", 2,
          "header removed", 3,
          "header now required", 3,
          "security added", 3,
          "security header changed", 6,
          "value of a request added", 2,
          "value of a request removed", 2);

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      textBlock =
          """
          response removed;            get: response `404` is in our contract only.
          response added;              get: response `410` is in the other document only.
          property removed;            get 200 application/json: property `result_url` (string, optional) is in our contract only.
          property added;              get 200 application/json: property `note` (string, optional) is in the other document only.
          required property added;     get 200 application/json: property `note` (string, required) is in the other document only.
          property no longer required; get 200 application/json: property `status` is required in our contract and optional in the other document.
          type changed;                get 200 application/json: the type of property `job_id` is string in our contract and integer in the other document.
          null allowed;                get 200 application/json: property `result_url` is never null in our contract and null at times in the other document.
          value removed;               get 200 application/json: value `job_cancelled` of property `error.error_code` is in our contract only.
          value added;                 get 200 application/json: value `job_lost` of property `error.error_code` is in the other document only.
          media type changed;          get: media type `application/json` of response `200` is in our contract only.
          header removed;              get 429: header `Retry-After` (optional) is in our contract only.
          parameter required;          get request: parameter `version` in query (required) is in the other document only.
          security header changed;     get: the caller's identification by an API key in the header X-API-KEY is in our contract only.
          security added;              get: the caller's identification by http bearer is in the other document only.
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
            get 200 application/json: property `note` (string, optional) is in the other document only.
              where        /paths/~1v1~1try-on~1job~1{jobId}/get/responses/200/content/application~1json/schema/properties/note
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
        .contains(
            "`note` (string, optional) is in the other document only. | `/paths/~1v1~1try-on~1job~1{jobId}/get/");
  }

  @Test
  void anotherMethodOfThePathIsADifference() throws IOException {
    String document =
        Change.swap(
            Change.contract(),
            "  /v1/try-on/job/{jobId}:\n",
            "  /v1/try-on/job/{jobId}:\n    delete:\n      responses: {}\n");

    assertThat(compare(document).out().lines())
        .contains("operation `DELETE /v1/try-on/job/{jobId}` is in the other document only.");
  }

  @Test
  void otherOperationsAreListedOnlyWhenAskedFor() throws IOException {
    String document =
        Change.swap(
            Change.contract(),
            "paths:\n",
            "paths:\n  /v1/upscale:\n    post:\n      responses: {}\n");

    assertThat(compare(document).exitCode()).isZero();
    assertThat(compare(document).out()).doesNotContain("upscale");
    assertThat(compare(document, "--verbose").out())
        .contains("Unnoticed: operation `POST /v1/upscale` is in the other document only.");
  }

  @Test
  void anObjectThatIsSaidToBeOpenIsADifference() throws IOException {
    String closed = "A Try On job as it stands now.\n      additionalProperties: ";
    String document = Change.swap(Change.contract(), closed + "false", closed + "true");

    assertThat(compare(document).out())
        .startsWith(
            "get 200 application/json: the body is closed in our contract and open for other");
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
    String document = Change.job(Change.contract(), RESULT_URL, text);

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
    String document = Change.job(Change.contract(), RESULT_URL, choice);

    assertThat(compare(document.replace("openapi: 3.0.3", "openapi: 3.1.0")).out())
        .contains("`result_url` is never null in our contract and null at times")
        .contains("1 difference.");
  }

  @Test
  void thePathMayBeginInTheServersAddress() throws IOException {
    String document =
        Change.swap(
                Change.contract(),
                "https://api.developer.pixelcut.ai",
                "https://api.developer.pixelcut.ai/v1/")
            .replace("  /v1/try-on", "  /try-on");

    assertThat(compare(document).exitCode()).isZero();
  }

  @Test
  void aKeyThatIsDescribedAsAParameterIsAKey() throws IOException {
    String noSecurity = Change.swap(Change.contract(), "security:\n  - ApiKey: []\n", "");
    String key =
        "        - {name: X-Api-Key, in: header, required: true, schema: {type: string}}\n";
    String document =
        noSecurity
            .replace("\n      parameters:\n", "\n      parameters:\n" + key)
            .replace(
                "      operationId: start",
                "      parameters:\n" + key + "      operationId: start");

    assertThat(compare(document).exitCode()).isZero();
  }

  @Test
  void whatNamesOfTheDocumentWouldDoToATerminalOrTableIsTakenOut() throws IOException {
    String document =
        Change.job(
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
