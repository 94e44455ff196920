package io.github.tryonjobs.contract.cli;

import io.github.tryonjobs.contract.Contract;
import io.github.tryonjobs.contract.Texts;
import io.github.tryonjobs.contract.baseline.Baseline;
import io.github.tryonjobs.contract.compare.CompareCommand;
import io.github.tryonjobs.contract.report.GitHubAnnotations;
import io.github.tryonjobs.contract.report.Report;
import io.github.tryonjobs.contract.report.TextReport;
import io.github.tryonjobs.contract.verify.Check;
import io.github.tryonjobs.contract.verify.HttpServer;
import io.github.tryonjobs.contract.verify.NoResponseException;
import io.github.tryonjobs.contract.verify.NoStateException;
import io.github.tryonjobs.contract.verify.PactJudge;
import io.github.tryonjobs.contract.verify.Result;
import io.github.tryonjobs.contract.verify.Subject;
import io.github.tryonjobs.contract.verify.Verifier;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.function.Predicate;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The command: makes the checks, tells each result at once, and writes the reports. */
@Command(
    name = "try-on-contract-verifier",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    subcommands = CompareCommand.class,
    sortOptions = false,
    usageHelpAutoWidth = true,
    description = {
      "Asks a server for every response that the contract of Try On jobs documents,",
      "tries to get in without a valid key, and sends unusual requests. Tells what is",
      "held, what is broken, and what cannot be proven here and what would make it so.",
      "It starts no job on a live service unless it is allowed to."
    },
    footer = {
      "",
      "Examples:",
      "  The mock server, whose state can be set:",
      "    java -jar try-on-contract-verifier.jar --base-url http://127.0.0.1:8080 \\",
      "        --control-url http://127.0.0.1:8080/__mock",
      "  A live service, with a key from the environment and jobs that are known:",
      "    java -jar try-on-contract-verifier.jar \\",
      "        --base-url https://api.developer.pixelcut.ai \\",
      "        --job completed=ID,failed=ID --report-dir verification",
      "  The same, with the life of jobs, which costs credits:",
      "    java -jar try-on-contract-verifier.jar \\",
      "        --base-url https://api.developer.pixelcut.ai \\",
      "        --allow-start --person-image person.jpg --garment-image https://…/shirt.jpg",
      "  Accept what is known, and fail on what is new:",
      "    java -jar try-on-contract-verifier.jar --base-url URL --write-baseline known.json",
      "    java -jar try-on-contract-verifier.jar --base-url URL --baseline known.json",
      "",
      "Exit status: 0 nothing failed; 1 something is broken, or unproven with --fail-on",
      "unproven; 2 wrong use; 3 the server cannot be reached."
    })
final class VerifyCommand implements Callable<Integer> {

  private static final int FAILED = 1;
  private static final int UNREACHABLE = 3;

  @Mixin private ServerOptions server = new ServerOptions();

  @Option(
      names = "--only",
      paramLabel = "CHECK",
      split = "\\s*,\\s*",
      splitSynopsisLabel = ",",
      description =
          "Only some of the checks: their ids, such as get/200/completed, or what these begin"
              + " with, such as start, security or 404, which is that of every operation; can be"
              + " repeated, or listed with commas.")
  private List<String> only = List.of();

  @Mixin private OutputOptions output = new OutputOptions();

  @Spec private CommandSpec spec;

  private final Map<String, String> environment;
  private final Clock clock;

  VerifyCommand(Map<String, String> environment, Clock clock) {
    this.environment = environment;
    this.clock = clock;
  }

  @Override
  public Integer call() throws InterruptedException {
    try {
      return verify(server.baseUrl());
    } catch (IllegalArgumentException e) {
      throw wrong(String.valueOf(e.getMessage()));
    } catch (UncheckedIOException e) {
      throw wrong("an image cannot be read: " + e.getMessage());
    }
  }

  private int verify(URI url) throws InterruptedException {
    Contract contract = Contract.load();
    String root = contract.start().path();
    if (url.getPath().replaceAll("/+$", "").endsWith(root)) {
      throw new IllegalArgumentException("--base-url: " + url + " ends before " + root);
    }
    Predicate<Check> wanted = wanted(contract);
    Instant start = clock.instant().truncatedTo(ChronoUnit.SECONDS);
    try (HttpServer http = server.server(url)) {
      Subject subject = server.subject(http, contract, environment, spec.commandLine().getErr());
      LocalDate today = LocalDate.ofInstant(start, ZoneOffset.UTC);
      Baseline known = output.prepare(today, server.hasControl(), stepSummary());
      canBeSet(subject, contract);
      PrintWriter out = spec.commandLine().getOut();
      out.printf("Contract %s, %s%n%n", contract.version(), url);
      out.flush();
      Verifier verifier = new Verifier(contract, PactJudge.load(), subject);
      List<Result> results = new ArrayList<>();
      Set<String> notes = new HashSet<>();
      verifier.run(
          wanted,
          result -> {
            Result judged = known.apply(result);
            results.add(judged);
            out.print(TextReport.line(judged, notes.add(judged.note())));
            out.flush();
          });
      Report report =
          new Report(
              url,
              contract.version(),
              start,
              results,
              verifier.coverage().rows(),
              output.isStrict(),
              known.remarks(OutputOptions.wasAsked(results, contract)));
      return end(report, known, contract);
    } catch (NoResponseException e) {
      return unreachable("--base-url: " + url + ": " + e.getMessage());
    } catch (NoStateException e) {
      return unreachable("--control-url: " + e.getMessage());
    }
  }

  /** The names are ids, or what ids begin with, with or without the operation; none means all. */
  private Predicate<Check> wanted(Contract contract) {
    List<String> ids = Verifier.checks(contract).stream().map(Check::id).toList();
    for (String name : only) {
      if (name.isEmpty() || ids.stream().noneMatch(id -> matches(name, id))) {
        throw new IllegalArgumentException(
            "--only: unknown check " + name + "; use one of " + String.join(", ", ids));
      }
    }
    return check -> only.isEmpty() || only.stream().anyMatch(name -> matches(name, check.id()));
  }

  private static boolean matches(String name, String id) {
    return id.startsWith(name) || id.substring(id.indexOf('/') + 1).startsWith(name);
  }

  /** A control that is not there would leave everything unproven, one check after the other. */
  private static void canBeSet(Subject subject, Contract contract)
      throws NoStateException, InterruptedException {
    subject.states().jobs(contract.status().examples().get(0));
  }

  private int unreachable(String message) {
    spec.commandLine().getErr().println(Texts.oneLine(message));
    return UNREACHABLE;
  }

  private int end(Report report, Baseline known, Contract contract) {
    PrintWriter out = spec.commandLine().getOut();
    out.print(TextReport.end(report));
    if ("true".equals(environment.get("GITHUB_ACTIONS"))) {
      out.print(GitHubAnnotations.of(report));
    }
    out.flush();
    try {
      out.print(output.write(report, known, contract, stepSummary()));
      out.flush();
    } catch (IOException e) {
      throw wrong("a report cannot be written: " + e.getMessage());
    }
    return report.hasFailed() ? FAILED : CommandLine.ExitCode.OK;
  }

  private String stepSummary() {
    return environment.getOrDefault("GITHUB_STEP_SUMMARY", "");
  }

  private ParameterException wrong(String message) {
    return new ParameterException(spec.commandLine(), message);
  }
}
