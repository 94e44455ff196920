package io.github.tryonjobs.contract.cli;

import io.github.tryonjobs.contract.Contract;
import io.github.tryonjobs.contract.baseline.Baseline;
import io.github.tryonjobs.contract.baseline.BaselineOptions;
import io.github.tryonjobs.contract.report.BasisOverlay;
import io.github.tryonjobs.contract.report.HtmlReport;
import io.github.tryonjobs.contract.report.JUnitReport;
import io.github.tryonjobs.contract.report.MarkdownReport;
import io.github.tryonjobs.contract.report.Report;
import io.github.tryonjobs.contract.verify.Check;
import io.github.tryonjobs.contract.verify.Result;
import io.github.tryonjobs.contract.verify.Verifier;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The options that say what is a failure, and what is written. */
final class OutputOptions {

  private static final Map<String, Function<Report, String>> REPORTS =
      Map.of(
          "report.html", HtmlReport::of,
          "report.md", MarkdownReport::of,
          "TEST-try-on-contract.xml", JUnitReport::of);

  @Option(
      names = "--fail-on",
      paramLabel = "unproven",
      description = "Something that cannot be proven here is a failure, too.")
  private @Nullable FailOn failOn;

  @Mixin private BaselineOptions baseline = new BaselineOptions();

  @Option(
      names = "--report-dir",
      paramLabel = "DIRECTORY",
      description =
          "Where to write the reports: report.html, report.md, and TEST-try-on-contract.xml for CI"
              + " servers.")
  private @Nullable Path reportDir;

  @Option(
      names = "--record-basis",
      paramLabel = "FILE",
      description =
          "Writes which x-basis of the contract this run has seen live today, as an OpenAPI"
              + " overlay. Not with --control-url: a server whose state can be set is not the live"
              + " service.")
  private @Nullable Path recordBasis;

  /** What else than a broken contract is a failure. */
  enum FailOn {
    unproven
  }

  boolean isStrict() {
    return failOn != null;
  }

  /** Reads the baseline, and fails before anything is asked if something cannot be written. */
  Baseline prepare(LocalDate today, boolean hasControl, String stepSummary) {
    if (recordBasis != null && hasControl) {
      throw new IllegalArgumentException(
          "--record-basis and --control-url exclude each other: a server whose state can be set is"
              + " not the live service");
    }
    Map<Path, String> outputs = new HashMap<>();
    baseline.files().forEach((file, option) -> outputs.put(whole(file), option));
    if (recordBasis != null) {
      output(recordBasis, "--record-basis", outputs);
    }
    if (!stepSummary.isEmpty()) {
      output(Path.of(stepSummary), "GITHUB_STEP_SUMMARY", outputs);
    }
    if (reportDir != null) {
      try {
        Files.createDirectories(reportDir);
      } catch (IOException e) {
        throw new IllegalArgumentException("--report-dir: " + reportDir + " cannot be written", e);
      }
      REPORTS.keySet().forEach(it -> output(reportDir.resolve(it), "--report-dir", outputs));
    }
    return baseline.read(today);
  }

  private static void output(Path file, String option, Map<Path, String> outputs) {
    BaselineOptions.checkFile(option, file);
    String other = outputs.put(whole(file), option);
    if (other != null) {
      throw new IllegalArgumentException(other + " and " + option + " are one file: " + file);
    }
  }

  private static Path whole(Path file) {
    return file.toAbsolutePath().normalize();
  }

  /** Writes what is wanted, the summary for GitHub Actions if there is one, and says what. */
  String write(Report report, Baseline known, Contract contract, String stepSummary)
      throws IOException {
    Map<Path, String> files = new LinkedHashMap<>();
    String told = baseline.write(known, report.deviations(), wasAsked(report.results(), contract));
    if (reportDir != null) {
      REPORTS.forEach((name, writer) -> files.put(reportDir.resolve(name), writer.apply(report)));
    }
    if (recordBasis != null) {
      LocalDate day = LocalDate.ofInstant(report.start(), ZoneOffset.UTC);
      files.put(recordBasis, BasisOverlay.of(contract, report.results(), day));
      told += "What was seen live: " + recordBasis + ". Write it into the contract.\n";
    }
    for (Map.Entry<Path, String> file : files.entrySet()) {
      // Not Files.writeString, which fails on what cannot be encoded.
      Files.write(file.getKey(), file.getValue().getBytes(StandardCharsets.UTF_8));
    }
    if (!stepSummary.isEmpty()) {
      byte[] summary = MarkdownReport.of(report).getBytes(StandardCharsets.UTF_8);
      Files.write(
          Path.of(stepSummary), summary, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }
    return told;
  }

  /** A check that saw nothing says nothing; one that does not exist will never be made. */
  static Predicate<String> wasAsked(List<Result> results, Contract contract) {
    List<String> made =
        results.stream().filter(Result::isSeen).map(result -> result.check().id()).toList();
    List<String> all = Verifier.checks(contract).stream().map(Check::id).toList();
    return name ->
        Stream.concat(made.stream(), Stream.of(name).filter(id -> !all.contains(id)))
            .anyMatch(id -> Baseline.matches(name, id));
  }
}
