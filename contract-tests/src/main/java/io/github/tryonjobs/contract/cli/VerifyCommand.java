package io.github.tryonjobs.contract.cli;

import io.github.tryonjobs.contract.Contract;
import io.github.tryonjobs.contract.NamedExample;
import io.github.tryonjobs.contract.compare.CompareCommand;
import io.github.tryonjobs.contract.report.GitHubAnnotations;
import io.github.tryonjobs.contract.report.Report;
import io.github.tryonjobs.contract.report.TextReport;
import io.github.tryonjobs.contract.verify.Check;
import io.github.tryonjobs.contract.verify.ControlledJobs;
import io.github.tryonjobs.contract.verify.GivenJobs;
import io.github.tryonjobs.contract.verify.HttpServer;
import io.github.tryonjobs.contract.verify.NoStateException;
import io.github.tryonjobs.contract.verify.Pace;
import io.github.tryonjobs.contract.verify.PactJudge;
import io.github.tryonjobs.contract.verify.Result;
import io.github.tryonjobs.contract.verify.States;
import io.github.tryonjobs.contract.verify.UnreachableException;
import io.github.tryonjobs.contract.verify.Verdict;
import io.github.tryonjobs.contract.verify.Verifier;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The command: goes through all checks, tells each result at once, and writes the reports. */
@Command(
    name = "try-on-contract-verifier",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    subcommands = CompareCommand.class,
    sortOptions = false,
    usageHelpAutoWidth = true,
    description = {
      "Asks a server for every answer that the contract of GET /v1/try-on/job/{jobId}",
      "documents, and tells which are held, which are broken, and which cannot be",
      "proven here and what would make it so."
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
      "  Only what needs no job:",
      "    java -jar try-on-contract-verifier.jar --base-url URL --only 401,404",
      "",
      "Exit status: 0 all held; 1 something is broken, or unproven with --fail-on",
      "unproven; 2 wrong use; 3 the server cannot be reached."
    })
final class VerifyCommand implements Callable<Integer> {

  private static final int BROKEN = 1;
  private static final int UNREACHABLE = 3;

  @Option(
      names = "--base-url",
      paramLabel = "URL",
      description = "The server: what stands before /v1/try-on/job/.")
  private @Nullable URI baseUrl;

  @Option(
      names = "--api-key-env",
      paramLabel = "NAME",
      defaultValue = "PIXELCUT_API_KEY",
      description =
          "The environment variable that has the API key, which is never given on the command"
              + " line. Default: ${DEFAULT-VALUE}. With --control-url, a made-up key if it is not"
              + " set.")
  private String apiKeyEnv = "";

  @Option(
      names = "--job",
      paramLabel = "NAME=ID[,NAME=ID...]",
      hideParamSyntax = true,
      split = ",(?=[^=,]+=)",
      description =
          "The id of a job that answers in a way, such as completed, failed, or"
              + " failed:job_expired; can be repeated, or listed with commas.")
  private Map<String, String> jobs = new LinkedHashMap<>();

  @Option(
      names = "--control-url",
      paramLabel = "URL",
      description =
          "Where the server's state can be set: pact-states below it takes Pact's state changes."
              + " For the mock server, its base URL and /__mock.")
  private @Nullable URI controlUrl;

  @Option(
      names = "--control-token-env",
      paramLabel = "NAME",
      description = "The environment variable that has the token for the control, if it wants one.")
  private @Nullable String controlTokenEnv;

  @Option(
      names = "--only",
      paramLabel = "CHECK",
      split = ",",
      description =
          "Only some of the checks: their ids, such as 200/completed, or what these begin with,"
              + " such as 200 or security; can be repeated, or listed with commas.")
  private List<String> only = List.of();

  @Option(
      names = "--timeout",
      paramLabel = "DURATION",
      defaultValue = "10s",
      converter = DurationReader.class,
      description =
          "How long one answer may take, such as 10s or 500ms. Default: ${DEFAULT-VALUE}.")
  private Duration timeout = Duration.ZERO;

  @Option(
      names = "--requests-per-second",
      paramLabel = "NUMBER",
      description =
          "How often to ask at most; 0 does not wait. Default: 5, which the vendor allows, or 0"
              + " with --control-url.")
  private @Nullable Integer requestsPerSecond;

  @Option(
      names = "--fail-on",
      paramLabel = "unproven",
      description = "Ends with status 1 also when something cannot be proven here.")
  private @Nullable FailOn failOn;

  @Option(
      names = "--report-dir",
      paramLabel = "DIRECTORY",
      description =
          "Where to write the reports: report.html, report.md, and TEST-try-on-contract.xml for CI"
              + " servers.")
  private @Nullable Path reportDir;

  @Option(
      names = "--record-proof",
      paramLabel = "FILE",
      description =
          "The project's proof.json, in which each check that holds is dated as seen live today. Not"
              + " with --control-url: a server whose state can be set is not the live service.")
  private @Nullable Path recordProof;

  @Spec private CommandSpec spec;

  private final Map<String, String> environment;
  private final Clock clock;

  /** What else than a broken contract is a failure. */
  enum FailOn {
    unproven
  }

  /**
   * Creates the command.
   *
   * @param clock tells when a run begins
   */
  VerifyCommand(Map<String, String> environment, Clock clock) {
    this.environment = environment;
    this.clock = clock;
  }

  @Override
  public Integer call() throws InterruptedException {
    URI server = baseUrl;
    if (server == null) { // Not required of the subcommands.
      throw wrong("Missing required option: '--base-url=URL'");
    }
    WebUrl.check("--base-url", server, this::wrong);
    return verify(server);
  }

  private int verify(URI server) throws InterruptedException {
    Contract contract = Contract.load();
    Predicate<Check> wanted = Selection.of(only, contract, this::wrong);
    Secrets secrets = new Secrets(environment, this::wrong);
    String key = secrets.apiKey(apiKeyEnv, controlUrl != null);
    States states = states(contract, secrets);
    Pace pace = pace();
    ReportFiles files = new ReportFiles(Optional.ofNullable(reportDir), environment);
    Optional<ProofRecord> proof = proof(contract);
    prepare(files);
    if (!canBeSet(states, contract)) {
      return UNREACHABLE;
    }
    Verifier verifier =
        new Verifier(
            contract,
            PactJudge.load(),
            new HttpServer(contract, server, timeout),
            states,
            pace,
            key,
            () -> UUID.randomUUID().toString());
    PrintWriter out = spec.commandLine().getOut();
    Instant start = clock.instant().truncatedTo(ChronoUnit.SECONDS);
    out.printf("Contract %s, %s%n%n", contract.version(), server);
    out.flush();
    try {
      List<Result> results = verifier.run(wanted, result -> tell(out, result));
      Report report =
          new Report(server, contract.version(), start, results, verifier.coverage().rows());
      return end(report, files, proof, out);
    } catch (UnreachableException e) {
      spec.commandLine().getErr().println("--base-url: " + server + ": " + e.getMessage());
      return UNREACHABLE;
    }
  }

  /** A control that is not there would leave everything unproven, one check after the other. */
  private boolean canBeSet(States states, Contract contract) throws InterruptedException {
    try {
      states.jobs(contract.examples().get(0));
      return true;
    } catch (NoStateException e) {
      spec.commandLine().getErr().println("--control-url: " + e.getMessage());
      return false;
    }
  }

  private static void tell(PrintWriter out, Result result) {
    out.print(TextReport.line(result));
    out.flush();
  }

  private int end(Report report, ReportFiles files, Optional<ProofRecord> proof, PrintWriter out) {
    out.print(TextReport.end(report));
    if ("true".equals(environment.get("GITHUB_ACTIONS"))) {
      out.print(GitHubAnnotations.of(report));
    }
    out.flush();
    try {
      files.write(report);
    } catch (IOException e) {
      throw wrong("the report cannot be written: " + e.getMessage());
    }
    proof.ifPresent(record -> out.print(record.write(report)));
    out.flush();
    boolean isBroken = report.count(Verdict.BROKEN) > 0;
    boolean isUnproven = failOn != null && report.count(Verdict.NOT_PROVABLE) > 0;
    return isBroken || isUnproven ? BROKEN : CommandLine.ExitCode.OK;
  }

  private States states(Contract contract, Secrets secrets) {
    List<NamedExample> examples = contract.examples();
    for (String name : jobs.keySet()) {
      if (examples.stream().noneMatch(example -> GivenJobs.isNameOf(name, example))) {
        throw wrong(
            "--job: nothing answers as "
                + name
                + "; there are "
                + String.join(", ", examples.stream().map(NamedExample::outcome).toList()));
      }
    }
    URI control = controlUrl;
    if (control == null) {
      return new GivenJobs(jobs);
    }
    WebUrl.check("--control-url", control, this::wrong);
    if (!jobs.isEmpty()) {
      throw wrong("--job and --control-url exclude each other");
    }
    return new ControlledJobs(control, secrets.token(controlTokenEnv), timeout);
  }

  private Pace pace() {
    Integer given = requestsPerSecond;
    int perSecond = given == null ? (controlUrl == null ? 5 : 0) : given;
    if (perSecond < 0 || perSecond > 1000) {
      throw wrong("--requests-per-second: " + perSecond + " is not a number from 0 to 1000");
    }
    return new Pace(perSecond, System::nanoTime, pause -> Thread.sleep(pause.toMillis() + 1));
  }

  private Optional<ProofRecord> proof(Contract contract) {
    if (recordProof != null && controlUrl != null) {
      throw wrong(
          "--record-proof and --control-url exclude each other: a server whose state can be set is"
              + " not the live service");
    }
    return Optional.ofNullable(recordProof)
        .map(file -> ProofRecord.open(file, contract, this::wrong));
  }

  private void prepare(ReportFiles files) {
    try {
      files.prepare();
    } catch (IOException e) {
      throw wrong("--report-dir: " + reportDir + " cannot be written: " + e.getMessage());
    }
  }

  private ParameterException wrong(String message) {
    return new ParameterException(spec.commandLine(), message);
  }
}
