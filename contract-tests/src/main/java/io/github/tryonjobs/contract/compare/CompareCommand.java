package io.github.tryonjobs.contract.compare;

import io.github.tryonjobs.contract.Contract;
import io.github.tryonjobs.contract.Texts;
import io.github.tryonjobs.contract.baseline.Baseline;
import io.github.tryonjobs.contract.baseline.BaselineOptions;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The command that compares the contract with another OpenAPI document of the same API. */
@Command(
    name = "compare",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    usageHelpAutoWidth = true,
    description = {
      "Compares our contract with another OpenAPI document of the same API, and says what differs",
      "and who would notice. Nothing is read but the files."
    },
    footer = {
      "",
      "Exit status: 0 if nobody would notice a difference that is not in the baseline, 1 if someone",
      "would, 2 on wrong use."
    })
public final class CompareCommand implements Callable<Integer> {

  private static final String OURS = "our contract";
  private static final String OTHERS = "the other document";
  private static final String HEAD =
      "| what differs | where | application | test author | CI owner |";

  @Parameters(
      paramLabel = "FILE",
      arity = "1..*",
      description =
          "An OpenAPI 3.0 or 3.1 document, as YAML or JSON, such as the vendor's; or a page of"
              + " Markdown with one in a fenced block. Several if each has some of the operations.")
  private List<Path> files = List.of();

  @Option(
      names = "--format",
      paramLabel = "text|markdown",
      defaultValue = "text",
      description = "How the report is written. Default: ${DEFAULT-VALUE}.")
  private Format format = Format.text;

  @Option(
      names = "--verbose",
      description = "Also lists differences that nobody would notice, such as other operations.")
  private boolean isVerbose;

  @Mixin private BaselineOptions baseline = new BaselineOptions();

  @Spec private CommandSpec spec;

  /** How the report is written. */
  enum Format {
    text,
    markdown
  }

  @Override
  public Integer call() {
    try {
      Baseline known = baseline.read(LocalDate.now(ZoneOffset.UTC));
      List<Difference> all = differences();
      List<Difference> unknown =
          all.stream().filter(it -> known.reason(it.key()).isEmpty()).toList();
      List<Difference> noticed = unknown.stream().filter(Difference::isNoticed).toList();
      List<String> lines = new ArrayList<>();
      noticed.forEach(it -> lines.addAll(isMarkdown() ? List.of(row(it)) : block(it)));
      if (isMarkdown() && !noticed.isEmpty()) {
        lines.addAll(0, List.of(HEAD, "|---|---|---|---|---|"));
        lines.add("");
      }
      lines.addAll(others(all, unknown, known));
      lines.add(count(noticed.size(), unknown.size() - noticed.size()));
      lines.forEach(spec.commandLine().getOut()::println);
      List<String> keys = all.stream().filter(Difference::isNoticed).map(Difference::key).toList();
      spec.commandLine().getOut().print(baseline.write(known, keys, it -> true));
      return noticed.isEmpty() ? 0 : 1;
    } catch (IllegalArgumentException | IOException e) {
      spec.commandLine().getErr().println(e.getMessage());
      return 2;
    }
  }

  private boolean isMarkdown() {
    return format == Format.markdown;
  }

  private List<Difference> differences() {
    Contract contract = Contract.load();
    Map<String, Fact> others = new LinkedHashMap<>();
    files.forEach(file -> facts(file, contract).forEach(others::putIfAbsent));
    return Difference.between(Facts.of(List.of(contract.document()), contract), others);
  }

  private static Map<String, Fact> facts(Path file, Contract contract) {
    try {
      return Facts.of(DocumentFile.parse(DocumentFile.text(file)), contract);
    } catch (IllegalArgumentException e) {
      String message = file + ": " + Texts.oneLine(String.valueOf(e.getMessage()));
      throw new IllegalArgumentException(message, e);
    }
  }

  private static List<String> block(Difference difference) {
    Notice notice = Notice.of(difference);
    return List.of(
        difference.sentence(OURS, OTHERS),
        "  where        " + difference.fact().place().pointer(),
        "  application  " + notice.application(),
        "  test author  " + notice.testAuthor(),
        "  CI owner     " + notice.ciOwner(),
        "");
  }

  private static String row(Difference difference) {
    Notice notice = Notice.of(difference);
    String what = cell(difference.sentence(OURS, OTHERS));
    String where = cell(Texts.name(difference.fact().place().pointer()));
    String who = notice.application() + " | " + notice.testAuthor() + " | " + notice.ciOwner();
    return "| " + what + " | " + where + " | " + who + " |";
  }

  private List<String> others(List<Difference> all, List<Difference> unknown, Baseline known) {
    List<String> lines = new ArrayList<>();
    for (Difference it : all) {
      String sentence = it.sentence(OURS, OTHERS);
      if (!unknown.contains(it)) {
        lines.add("Known: " + sentence + " " + known.reason(it.key()).orElse(""));
      } else if (isVerbose && !it.isNoticed()) {
        lines.add("Unnoticed: " + sentence);
      }
    }
    known.remarks(it -> true).forEach(it -> lines.add("Baseline: " + it));
    return isMarkdown() ? lines.stream().map(it -> "- " + cell(it)).toList() : lines;
  }

  private static String cell(String text) {
    return text.replace("|", "\\|").replace("<", "&lt;");
  }

  private String count(int noticed, int unnoticed) {
    String more = " " + unnoticed + " that nobody would notice: see --verbose.";
    String count =
        noticed == 0
            ? "No difference that anyone would notice."
            : noticed + (noticed == 1 ? " difference." : " differences.");
    return count + (unnoticed == 0 || isVerbose ? "" : more);
  }
}
