package io.github.tryonjobs.mock.cli;

import io.github.tryonjobs.mock.TryOnMockServer;
import io.github.tryonjobs.mock.TryOnMockServerBuilder;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
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
      "  500*3,reset,completed           what a client must survive",
      "  completed~a                     the same as completed, but another job",
      "Outcomes: pending, running, completed, failed[:error_code], 400[:error_code],",
      "401, 404, 429[:seconds], 500; and, instead of an answer, reset, stall,",
      "truncated, malformed, empty.",
      "",
      "Examples:",
      "  java -jar try-on-mock-server-standalone.jar --port 0 --log requests",
      "  java -jar try-on-mock-server-standalone.jar --rate-limit 5/s --latency 80ms",
      "  curl -H 'X-API-KEY: sk_test' http://127.0.0.1:8080/v1/try-on/job/completed",
      "  curl http://127.0.0.1:8080/__mock/requests",
      "",
      "Each option has a twin in the environment, which it wins over: TRYON_MOCK_PORT",
      "is that of --port, TRYON_MOCK_API_KEY that of --api-key (several with commas),",
      "and so on.",
      "",
      "Exit status: 2 on wrong use, and when the port is in use."
    })
final class ServeCommand implements Callable<Integer> {

  @Option(
      names = "--port",
      paramLabel = "PORT",
      defaultValue = "${env:TRYON_MOCK_PORT:-8080}",
      description = "The port; 0 takes a free one. Default: 8080.")
  private int port;

  @Option(
      names = "--host",
      paramLabel = "ADDRESS",
      defaultValue = "${env:TRYON_MOCK_HOST:-127.0.0.1}",
      description = "The address to listen on. Default: 127.0.0.1, this machine only.")
  private String host = "";

  @Option(
      names = "--allowed-host",
      paramLabel = "NAME",
      split = ",",
      defaultValue = "${env:TRYON_MOCK_ALLOWED_HOST}",
      description =
          "A host name to be reached by, such as that of a container; can be repeated."
              + " Default: localhost and addresses.")
  private List<String> allowedHosts = List.of();

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
      names = "--rate-limit",
      paramLabel = "LIMIT",
      defaultValue = "${env:TRYON_MOCK_RATE_LIMIT:-off}",
      description =
          "How often each API key may ask before it gets 429, such as 5/s or 100/1m."
              + " Default: off.")
  private String rateLimit = "";

  @Option(
      names = "--latency",
      paramLabel = "LATENCY",
      defaultValue = "${env:TRYON_MOCK_LATENCY:-off}",
      description =
          "How long an answer takes: 50ms, 20ms..200ms, or lognormal:80ms:0.5 (median, sigma)."
              + " Default: off.")
  private String latency = "";

  @Option(
      names = "--unknown-jobs",
      paramLabel = "SCENARIO",
      defaultValue = "${env:TRYON_MOCK_UNKNOWN_JOBS:-404}",
      description = "What to answer for any other job id. Default: 404.")
  private String unknownJobs = "";

  @Option(
      names = "--seed",
      paramLabel = "NUMBER",
      defaultValue = "${env:TRYON_MOCK_SEED:-0}",
      description = "What latencies are drawn from; the same seed, the same ones. Default: 0.")
  private long seed;

  @Option(
      names = "--control-token",
      paramLabel = "TOKEN",
      defaultValue = "${env:TRYON_MOCK_CONTROL_TOKEN}",
      description =
          "What calls below /__mock/ must send as Authorization: Bearer TOKEN. Default: nothing.")
  private @Nullable String controlToken;

  @Option(
      names = "--no-control",
      defaultValue = "${env:TRYON_MOCK_NO_CONTROL:-false}",
      description = "Switches the control API and the page at /__mock/ off.")
  private boolean noControl;

  @Option(
      names = "--log",
      paramLabel = "off|requests|json",
      defaultValue = "${env:TRYON_MOCK_LOG:-off}",
      converter = RequestLog.Reader.class,
      description = "Writes a line for each request, for people or as JSON. Default: off.")
  private RequestLog log = RequestLog.OFF;

  @Spec private CommandSpec spec;

  /** Made first: what a server needs is loaded while the options are read. */
  private final TryOnMockServerBuilder builder = TryOnMockServer.builder();

  private final CountDownLatch stopped = new CountDownLatch(1);

  @Override
  public Integer call() throws InterruptedException {
    try (TryOnMockServer server = start()) {
      Runtime.getRuntime().addShutdownHook(new Thread(server::close, "try-on-mock-stop"));
      new Greeting(server.baseUri(), apiKeys.isEmpty(), !noControl)
          .print(spec.commandLine().getOut());
      stopped.await();
    }
    return 0;
  }

  private TryOnMockServer start() {
    builder.seed(seed);
    set("--port", () -> builder.port(port));
    set("--host", () -> builder.host(host));
    set("--allowed-host", () -> allowedHosts.forEach(builder::allowedHost));
    set("--api-key", () -> apiKeys.forEach(builder::apiKey));
    set("--rate-limit", () -> builder.rateLimit(rateLimit));
    set("--latency", () -> builder.latency(latency));
    builder.unknownJobs(unknownJobs);
    String token = controlToken;
    if (token != null) {
      set("--control-token", () -> builder.controlToken(token));
    }
    if (noControl) {
      builder.noControl();
    }
    if (log != RequestLog.OFF) {
      builder.onRequest(log.to(spec.commandLine().getOut()));
    }
    try {
      return builder.start();
    } catch (IllegalArgumentException e) {
      throw wrong("--unknown-jobs: " + e.getMessage());
    } catch (UncheckedIOException e) {
      throw wrong(cannotListen(e));
    }
  }

  private String cannotListen(UncheckedIOException failure) {
    boolean isUsed =
        failure.getCause() instanceof BindException
            && String.valueOf(failure.getMessage()).contains("in use");
    return isUsed
        ? "--port: port " + port + " on " + host + " is in use; --port 0 takes a free one"
        : "--host: " + failure.getMessage();
  }

  private void set(String option, Runnable setting) {
    try {
      setting.run();
    } catch (IllegalArgumentException e) {
      throw wrong(option + ": " + e.getMessage());
    }
  }

  private ParameterException wrong(String message) {
    return new ParameterException(spec.commandLine(), message);
  }
}
