package io.github.tryonjobs.contract.compare;

import io.github.tryonjobs.contract.Contract;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
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
      "and who would notice. Nothing is read but the file."
    },
    footer = {
      "",
      "Exit status: 0 if nobody would notice a difference, 1 if someone would, 2 on wrong use."
    })
public final class CompareCommand implements Callable<Integer> {

  private static final String METHOD = "get";

  @Parameters(
      paramLabel = "FILE",
      description = "An OpenAPI 3.0 or 3.1 document, as YAML or JSON, such as the vendor's.")
  private Path file = Path.of("");

  @Option(
      names = "--format",
      paramLabel = "text|markdown",
      converter = Report.Format.Reader.class,
      description = "How the report is written. Default: text.")
  private Report.Format format = Report.Format.TEXT;

  @Option(
      names = "--verbose",
      description = "Also lists differences that nobody would notice, such as other operations.")
  private boolean verbose;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    try {
      Report report = new Report(differences());
      PrintWriter out = spec.commandLine().getOut();
      report.lines(format, verbose).forEach(out::println);
      out.flush();
      return report.hasDifferences() ? 1 : 0;
    } catch (UnfitDocumentException e) {
      PrintWriter err = spec.commandLine().getErr();
      err.println(e.getMessage());
      err.flush();
      return 2;
    }
  }

  private List<Difference> differences() {
    Contract contract = Contract.load();
    OpenApiDocument ours = new OpenApiDocument(contract.document());
    OpenApiDocument others = DocumentFile.read(file);
    try {
      return Comparison.between(
          OperationReader.read(ours, METHOD, contract.path()),
          OperationReader.read(others, METHOD, contract.path()));
    } catch (UnfitDocumentException e) {
      throw new UnfitDocumentException(file + ": " + e.getMessage());
    }
  }
}
