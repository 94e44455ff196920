package io.github.tryonjobs.contract.compare;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.tryonjobs.contract.compare.CompareCommandTest.Run;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The files that the command reads and writes. */
class CompareFilesTest {

  private final Path folder;

  CompareFilesTest(@TempDir Path folder) {
    this.folder = folder;
  }

  @Test
  void severalDocumentsMayHaveTheOperationsTogether() throws IOException {
    String status = Change.contract().replace("  /v1/try-on:\n", "  /v2/try-on:\n");
    String start = Change.contract().replace("  /v1/try-on/job/{jobId}", "  /v2/job/{jobId}");
    Path other = Files.writeString(folder.resolve("start.yaml"), start);

    assertThat(compare(status).out())
        .contains("operation `POST /v1/try-on` is in our contract only.");
    assertThat(compare(status, other.toString()).exitCode()).isZero();
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
    assertThat(again.out()).contains("Known: get 200 application/json: property `note`");
    assertThat(more.exitCode()).isEqualTo(1);
    assertThat(more.out()).contains("1 difference.");
    assertThat(gone.exitCode()).isZero();
    assertThat(gone.out())
        .contains(
            "Baseline: no longer occurs: /paths/~1v1~1try-on~1job~1{jobId}/get/responses/200");
  }

  private Run compare(String document, String... options) throws IOException {
    return Run.of(Files.writeString(folder.resolve("other.yaml"), document), options);
  }
}
