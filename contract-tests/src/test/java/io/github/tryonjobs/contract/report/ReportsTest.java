package io.github.tryonjobs.contract.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.tryonjobs.contract.Coverage;
import io.github.tryonjobs.contract.verify.Check;
import io.github.tryonjobs.contract.verify.Finding;
import io.github.tryonjobs.contract.verify.Judge;
import io.github.tryonjobs.contract.verify.Result;
import io.github.tryonjobs.contract.verify.Verdict;
import java.io.StringReader;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.xml.sax.InputSource;

class ReportsTest {

  /** What a hostile server may send to a reader of the report. */
  private static final String HOSTILE =
      "<script>alert(1)</script> | **bold** `code` ]]>\u0000\u001b[31m\r\n::error::x % & \"q\" \ud800 \ufffe \u0085 \u202e";

  private static final Report REPORT =
      new Report(
          URI.create("http://127.0.0.1:8080"),
          "0.1.0",
          Instant.parse("2026-11-24T12:00:00Z"),
          List.of(
              new Result(new Check("get/200/a", "Held."), Verdict.HELD, List.of(), ""),
              new Result(
                  new Check("get/200/b", "Broken."),
                  Verdict.BROKEN,
                  List.of(new Finding(Judge.RULE, "$.status", "pending", HOSTILE)),
                  ""),
              new Result(
                  new Check("get/200/c", "Open."), Verdict.NOT_PROVABLE, List.of(), "No job.")),
          List.of(
              new Coverage.Row(new Coverage.Item("get", "200", "status code", ""), false, true),
              new Coverage.Row(
                  new Coverage.Item("get", "429", "header", "Retry-After"), true, false)),
          false,
          List.of());

  @Test
  void theTextTellsWhatWasExpectedAndWhatCame() {
    String text = TextReport.line(REPORT.results().get(1), true);

    assertThat(text).contains("broken", "get/200/b", "expected: pending", "got:      <script>");
    assertThat(text.replace("\n", "")).doesNotMatch("(?s).*\\p{Cntrl}.*");
  }

  @Test
  void theTextEndsWithCoverageAndVerdicts() {
    assertThat(TextReport.end(REPORT))
        .contains("Contract coverage: 1 of 2 documented parts seen (50%)")
        .contains("not seen: get 429 header Retry-After (optional)")
        .endsWith("1 held, 1 broken, 1 not provable here" + System.lineSeparator());
  }

  @Test
  void theMarkdownHasARowForEachResultAndNothingOfTheServerWorksInIt() {
    String text = MarkdownReport.of(REPORT);

    assertThat(text)
        .contains(
            "| held | get/200/a |",
            "| **broken** | get/200/b |",
            "| not provable here | get/200/c |")
        .doesNotContain("<script>", "**bold**", "`code`");
    assertThat(text.lines().filter(line -> line.contains("get/200/b")).findFirst().orElseThrow())
        .satisfies(row -> assertThat(row.chars().filter(c -> c == '|').count()).isEqualTo(6));
  }

  @Test
  void aSummaryThatGitHubWouldRefuseIsCut() {
    Result held =
        new Result(new Check("get/200/a", "Held."), Verdict.HELD, List.of(), "_".repeat(99));
    List<Result> results = new ArrayList<>(Collections.nCopies(3_000, held));
    results.addAll(REPORT.results());
    List<String> remarks = Collections.nCopies(3_000, "\u00e9".repeat(99));
    String text =
        MarkdownReport.of(
            new Report(
                REPORT.server(),
                "0.1.0",
                REPORT.start(),
                results,
                REPORT.coverage(),
                false,
                remarks));

    assertThat(text.getBytes(StandardCharsets.UTF_8)).hasSizeBetween(850_000, 1 << 20);
    assertThat(text)
        .contains("| **broken** | get/200/b |", "| not provable here | get/200/c |")
        .containsPattern(
            "\\*\\*\\d+ of 3003 lines are left out, as GitHub takes no more than 1 MiB")
        .containsPattern("\\*\\*\\d+ of 3000 lines are left out")
        .contains("Contract coverage: 1 of 2 documented parts seen (50%)");
  }

  @Test
  void thePageShowsWhatTheServerSentAndRunsNothingOfIt() {
    assertThat(HtmlReport.of(REPORT))
        .contains("&lt;script&gt;alert(1)&lt;/script&gt;", "default-src 'none'")
        .doesNotContain("<script");
  }

  @Test
  void whatIsUnprovenIsAFailureInEveryReportIfThatIsWanted() {
    Report strict =
        new Report(
            REPORT.server(), "0.1.0", REPORT.start(), REPORT.results(), List.of(), true, List.of());

    assertThat(REPORT.hasFailed()).isTrue();
    assertThat(JUnitReport.of(strict)).contains("failures=\"2\"", "skipped=\"0\"");
    assertThat(MarkdownReport.of(strict)).contains("| **not provable here** | get/200/c |");
    assertThat(GitHubAnnotations.of(strict)).contains("::error title=Contract not provable here");
  }

  @Test
  void noReportHasWhatCannotBeWritten() {
    for (String text :
        List.of(HtmlReport.of(REPORT), MarkdownReport.of(REPORT), JUnitReport.of(REPORT))) {
      assertThat(text).doesNotContain("\ud800", "\ufffe", "\u0085", "\u202e");
    }
  }

  @Test
  void theXmlCountsAndCanBeRead() throws Exception {
    Document xml =
        DocumentBuilderFactory.newInstance()
            .newDocumentBuilder()
            .parse(new InputSource(new StringReader(JUnitReport.of(REPORT))));
    Element suite = xml.getDocumentElement();

    assertThat(suite.getAttribute("tests")).isEqualTo("3");
    assertThat(suite.getAttribute("failures")).isEqualTo("1");
    assertThat(suite.getAttribute("skipped")).isEqualTo("1");
    assertThat(suite.getElementsByTagName("failure").item(0).getTextContent())
        .startsWith("$.status (rule): expected pending, got <script>");
  }

  @Test
  void annotationsAreOneCommandForEachFinding() {
    assertThat(GitHubAnnotations.of(REPORT).lines())
        .singleElement()
        .asString()
        .startsWith(
            "::error title=Contract broken%3A get/200/b::$.status (rule): expected pending, got ")
        .contains("%25");
  }
}
