package io.github.tryonjobs.mock.cli;

import io.github.tryonjobs.mock.TryOnMockServer;
import io.github.tryonjobs.mock.TryOnMockServerBuilder;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The command: starts the server, says where it is, and waits until the process is stopped. */
@Command(
    name = "try-on-mock-server",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    sortOptions = false,
    usageHelpAutoWidth = true,
    description = "Answers GET /v1/try-on/job/{jobId} as the contract's examples do.",
    footer = {
      "",
      "The job id says what is answered. It is a scenario: steps with a comma between",
      "them, each answered once, or a number of times (*3), or for some time (@30s);",
      "the last one holds for ever.",
      "  pending*2,running,completed     pending twice, running once, then completed",
      "  running@30s,failed:job_expired  running for 30 seconds, then failed",
      "  429:5,completed                 429 with Retry-After: 5, then completed",
      "  completed~a                     the same as completed, but another job",
      "Outcomes: pending, running, completed, failed[:error_code], 400[:error_code],",
      "401, 404, 429[:seconds], 500.",
      "",
      "Each option has a twin in the environment, which it wins over: TRYON_MOCK_PORT,",
      "TRYON_MOCK_API_KEY (several with commas), TRYON_MOCK_UNKNOWN_JOBS.",
      "",
      "Exit status: 2 on wrong use, and when the port is in use."
    })
final class ServeCommand implements Callable<Integer> {

  @Option(
      names = "--port",
      paramLabel = "PORT",
      defaultValue = "${env:TRYON_MOCK_PORT:-8080}",
      description = "The port on 127.0.0.1; 0 takes a free one. Default: 8080.")
  private int port;

  @Option(
      names = "--api-key",
      paramLabel = "KEY",
      split = ",",
      defaultValue = "${env:TRYON_MOCK_API_KEY}",
      description =
          "An API key to accept, and only such keys; can be repeated."
              + " Default: any key that begins with sk.")
  private List<String> apiKeys = List.of();

  @Option(
      names = "--unknown-jobs",
      paramLabel = "SCENARIO",
      defaultValue = "${env:TRYON_MOCK_UNKNOWN_JOBS:-404}",
      description = "What to answer for any other job id. Default: 404.")
  private String unknownJobs = "404";

  @Spec private CommandSpec spec;

  private final CountDownLatch stopped = new CountDownLatch(1);

  @Override
  public Integer call() throws InterruptedException {
    try (TryOnMockServer server = start()) {
      greet(server, spec.commandLine().getOut());
      stopped.await();
    }
    return 0;
  }

  private TryOnMockServer start() {
    try {
      TryOnMockServerBuilder builder =
          TryOnMockServer.builder().port(port).unknownJobs(unknownJobs);
      apiKeys.forEach(builder::apiKey);
      return builder.start();
    } catch (IllegalArgumentException e) {
      throw new ParameterException(spec.commandLine(), e.getMessage());
    } catch (UncheckedIOException e) {
      throw new ParameterException(
          spec.commandLine(),
          e.getCause() instanceof BindException
              ? "Port " + port + " on 127.0.0.1 is in use; --port 0 takes a free one"
              : e.getMessage());
    }
  }

  private static void greet(TryOnMockServer server, PrintWriter out) {
    out.println("Try On mock server " + TryOnMockServer.version() + " on " + server.baseUri());
    out.println();
    out.println("  Try it:  curl -H 'X-API-KEY: sk_test' \\");
    out.println(
        "             '" + server.baseUri() + "/v1/try-on/job/pending*2,running,completed'");
    out.println("  The job id says what is answered: see --help. Ctrl-C stops the server.");
    out.flush();
  }
}
