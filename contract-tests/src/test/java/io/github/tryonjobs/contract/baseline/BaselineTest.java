package io.github.tryonjobs.contract.baseline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.tryonjobs.contract.verify.Check;
import io.github.tryonjobs.contract.verify.Finding;
import io.github.tryonjobs.contract.verify.Judge;
import io.github.tryonjobs.contract.verify.Result;
import io.github.tryonjobs.contract.verify.Verdict;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is known, what is new, and what no longer occurs. */
class BaselineTest {

  private static final LocalDate TODAY = LocalDate.of(2026, 11, 26);
  private static final Finding MORE = new Finding(Judge.SCHEMA, "$", "e", "g", "a field more");
  private static final Finding NEW = new Finding(Judge.SCHEMA, "$", "e", "g", "another field");
  private static final Result BROKEN = result("get/200/pending", Verdict.BROKEN, MORE);
  private static final Result UNPROVEN = result("get/200/running", Verdict.NOT_PROVABLE);

  private final Path file;

  BaselineTest(@TempDir Path folder) {
    this.file = folder.resolve("known.json");
  }

  private static Result result(String id, Verdict verdict, Finding... findings) {
    return new Result(new Check(id, "title"), verdict, List.of(findings), "");
  }

  private Baseline baseline(String json) throws IOException {
    Files.writeString(file, json.replace('\'', '"'));
    return Baseline.read(file, TODAY);
  }

  private Baseline known(String deviation) throws IOException {
    return baseline("{'known':[{'deviation':'" + deviation + "','reason':'r'}]}");
  }

  @ParameterizedTest
  @CsvSource({
    "get/200/pending: $ (schema): a field more, KNOWN",
    "get/200/*: $ (schema): a field more, KNOWN",
    "*: $ (schema): a field more, KNOWN",
    "get/200/running: $ (schema): a field more, BROKEN",
    "get/200/pending: $ (schema): another field, BROKEN"
  })
  void whatIsKnownIsNoLongerBroken(String deviation, Verdict verdict) throws IOException {
    assertThat(known(deviation).apply(BROKEN).verdict()).isEqualTo(verdict);
  }

  @Test
  void whatIsKnownHasItsReasonAndItsFindings() throws IOException {
    Result result = known("get/200/*: $ (schema): a field more").apply(BROKEN);

    assertThat(result.note()).isEqualTo("Known: r");
    assertThat(result.findings()).containsExactly(MORE);
  }

  @Test
  void whatIsNewIsBrokenBesideWhatIsKnown() throws IOException {
    Result both = result("get/200/pending", Verdict.BROKEN, MORE, NEW);

    Result result = known("get/200/pending: $ (schema): a field more").apply(both);

    assertThat(result.verdict()).isEqualTo(Verdict.BROKEN);
    assertThat(result.findings()).containsExactly(NEW);
  }

  @Test
  void whatCannotBeProvenMayBeKnown() throws IOException {
    assertThat(known("get/200/running: not provable here").apply(UNPROVEN).verdict())
        .isEqualTo(Verdict.KNOWN);
  }

  @Test
  void anEntryThatIsOverDoesNotCountAndIsTold() throws IOException {
    String entry =
        "{'known':[{'deviation':'get/200/pending: $ (schema): a field more','reason':'r','until':'%s'}]}";
    Baseline over = baseline(entry.formatted("2026-11-25"));

    assertThat(over.apply(BROKEN).verdict()).isEqualTo(Verdict.BROKEN);
    assertThat(over.remarks(it -> true))
        .singleElement()
        .asString()
        .startsWith("over since 2026-11");
    assertThat(baseline(entry.formatted("2026-11-26")).apply(BROKEN).verdict())
        .isEqualTo(Verdict.KNOWN);
  }

  @Test
  void whatNoLongerOccursIsTold() throws IOException {
    Baseline known = known("get/200/pending: $ (schema): a field more");

    assertThat(known.remarks(it -> it.equals("get/200/pending")))
        .containsExactly("no longer occurs: get/200/pending: $ (schema): a field more");
    assertThat(known.remarks(it -> false)).isEmpty();
    known.apply(BROKEN);
    assertThat(known.remarks(it -> true)).isEmpty();
  }

  @Test
  void whatIsWrittenIsKnownAndKeepsReasons() throws IOException {
    List<String> all = List.of("get/200/pending: $ (schema): a field more", "a: b", "a: b");
    String written = known("get/200/*: $ (schema): a field more").with(all, it -> true);

    Baseline again = baseline(written);

    assertThat(again.reason("get/200/pending: $ (schema): a field more")).contains("r");
    assertThat(again.reason("a: b")).contains("Accepted as it was on 2026-11-26; say why.");
    assertThat(again.reason("a: c")).isEmpty();
  }

  @Test
  void twoEntriesOfOneDeviationBothOccurAndAreKept() throws IOException {
    String entry = "{'deviation':'get/200/%s: $ (schema): a field more','reason':'%s'}";
    String both = entry.formatted("*", "of all") + "," + entry.formatted("pending", "of one");
    Baseline known = baseline("{'known':[" + both + "]}");

    known.apply(BROKEN);

    assertThat(known.remarks(it -> true)).isEmpty();
    assertThat(known.with(Baseline.deviations(BROKEN), it -> true)).contains("of all", "of one");
  }

  @Test
  void whatIsKnownBesideWhatIsNewIsKept() throws IOException {
    Baseline known = known("get/200/pending: $ (schema): a field more");
    Result result = known.apply(result("get/200/pending", Verdict.BROKEN, MORE, NEW));

    assertThat(known.with(Baseline.deviations(result), it -> true))
        .contains("a field more", "another field");
  }

  @Test
  void aReasonIsOnOneLine() throws IOException {
    Baseline known = baseline("{'known':[{'deviation':'*','reason':'r\\n::error::x'}]}");

    assertThat(known.apply(BROKEN).note()).isEqualTo("Known: r ::error::x");
  }

  @Test
  void aPatternOfManyStarsEnds() {
    assertThat(Baseline.matches("a*".repeat(40) + "b", "a".repeat(300))).isFalse();
    assertThat(Baseline.matches("*a*b", "aabab")).isTrue();
    assertThat(Baseline.matches("ab*ba", "aba")).isFalse();
  }

  @Test
  void whatWasNotLookedForIsKept() throws IOException {
    Baseline known = known("get/200/pending: $ (schema): a field more");

    assertThat(known.with(List.of(), it -> false)).contains("get/200/pending", "\"r\"");
    assertThat(known.with(List.of(), it -> true)).doesNotContain("get/200/pending");
  }

  @Test
  void onlyAStarIsAPattern() throws IOException {
    assertThat(known("a: \\\\E( *").reason("a: \\E( b")).contains("r");
    assertThat(known("a: .").reason("a: b")).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "{'known':[{'deviation':'a'}]} | known[0]: expected a reason that is not blank",
        "{'known':[{'deviation':'a','reason':' '}]} | known[0]: expected a reason that is not blank",
        "{'known':[{'reason':'a'}]} | known[0]: expected a deviation that is not blank",
        "{'known':[{'deviation':'a','reason':'r','until':'soon'}]} | known[0].until: expected a day such as 2027-01-31",
        "{'known':[{'deviation':'a','reason':'r','until':''}]} | known[0].until: expected a day such as 2027-01-31",
        "{'known':[{'deviation':'a','reason':'r','until':{}}]} | known[0].until: expected a day such as 2027-01-31",
        "{'known':[{'deviation':'a','reasons':'r'}]} | `reasons` is not one of deviation, reason, until",
        "{} | expected an object with a list \"known\"",
        "{ | Unexpected end-of-input",
      })
  void aFileThatIsNotABaselineIsRefused(String json, String message) {
    assertThatThrownBy(() -> baseline(json))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("--baseline: " + file + ": ")
        .hasMessageContaining(message);
  }
}
