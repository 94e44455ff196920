package io.github.tryonjobs.contract.compare;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.tryonjobs.contract.Contract;
import io.github.tryonjobs.contract.Texts;
import io.github.tryonjobs.contract.baseline.Baseline;
import io.github.tryonjobs.contract.baseline.BaselineOptions;
import java.io.IOException;
import java.io.PrintWriter;
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

  private static final String BLOCK =
      "%s%n  where        %s%n  application  %s%n  test author  %s%n  CI owner     %s%n";
  private static final String TABLE =
      "| what differs | where | application | test author | CI owner |%n|---|---|---|---|---|%n";
  private static final String ROW = "| %s | %s | %s | %s | %s |";

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
    PrintWriter out = spec.commandLine().getOut();
    try {
      Baseline known = baseline.read(LocalDate.now(ZoneOffset.UTC));
      List<Difference> all = differences();
      List<Difference> unknown =
          all.stream().filter(it -> known.reason(it.key()).isEmpty()).toList();
      List<Difference> noticed = unknown.stream().filter(Difference::isNoticed).toList();
      boolean isTable = format == Format.markdown && !noticed.isEmpty();
      out.print(isTable ? TABLE.formatted() : "");
      noticed.forEach(it -> out.println(shown(it)));
      out.print(isTable ? System.lineSeparator() : "");
      for (String remark : remarks(all, unknown, known)) {
        out.println(format == Format.markdown ? "- " + cell(remark) : remark);
      }
      out.println(count(noticed.size(), unknown.size() - noticed.size()));
      List<String> keys = all.stream().filter(Difference::isNoticed).map(Difference::key).toList();
      out.print(baseline.write(known, keys, it -> true));
      out.flush();
      return noticed.isEmpty() ? 0 : 1;
    } catch (IllegalArgumentException | IOException e) {
      spec.commandLine().getErr().println(e.getMessage());
      return 2;
    }
  }

  private List<Difference> differences() {
    Contract contract = Contract.load();
    Map<String, Fact> others = new LinkedHashMap<>();
    for (Path file : files) {
      try {
        List<JsonNode> documents = DocumentFile.parse(DocumentFile.text(file));
        Facts.of(documents, contract).forEach(others::putIfAbsent);
      } catch (IllegalArgumentException e) {
        String message = file + ": " + Texts.oneLine(String.valueOf(e.getMessage()));
        throw new IllegalArgumentException(message, e);
      }
    }
    return Difference.between(Facts.of(List.of(contract.document()), contract), others);
  }

  private String shown(Difference difference) {
    Notice notice = Notice.of(difference);
    String pointer = difference.fact().place().pointer();
    boolean isText = format == Format.text;
    return (isText ? BLOCK : ROW)
        .formatted(
            isText ? sentence(difference) : cell(sentence(difference)),
            isText ? pointer : cell(Texts.name(pointer)),
            notice.application(),
            notice.testAuthor(),
            notice.ciOwner());
  }

  private static String sentence(Difference difference) {
    return difference.sentence("our contract", "the other document");
  }

  private List<String> remarks(List<Difference> all, List<Difference> unknown, Baseline known) {
    List<String> remarks = new ArrayList<>();
    for (Difference it : all) {
      if (!unknown.contains(it)) {
        remarks.add("Known: " + sentence(it) + " " + known.reason(it.key()).orElse(""));
      } else if (isVerbose && !it.isNoticed()) {
        remarks.add("Unnoticed: " + sentence(it));
      }
    }
    known.remarks(it -> true).forEach(it -> remarks.add("Baseline: " + it));
    return remarks;
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
