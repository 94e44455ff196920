package io.github.tryonjobs.mock.cli;

import io.github.tryonjobs.mock.TryOnMockServer;
import io.github.tryonjobs.mock.TryOnMockServerBuilder;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The command: starts the server, says where it is, and waits until the process is stopped. */
@Command(
    name = "try-on-mock-server",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    usageHelpAutoWidth = true,
    description =
        "Answers as the examples of the contract do: POST /v1/try-on,"
            + " GET /v1/try-on/job/{jobId}, POST /v1/try-on/job/{jobId}/cancel.",
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
      "truncated, malformed, empty. Beyond the contract, with a header that says so:",
      "502, 503, 504 with a gateway's page, status:CODE, redirect, unknown-status,",
      "unknown-error, extra-field, wrong-type, other-job, and completed with a bad",
      "result: result:cut, :slow, :html, :expired, :not-modified.",
      "",
      "A job that is started gets a new id. What becomes of it, the request says: an",
      "image whose name is a scenario, such as pending*2,failed.jpg, as the last part",
      "of its URL or as the name of a file. What the start itself is answered with, an",
      "image says whose name begins with start-, such as start-429:5,started.jpg.",
      "Outcomes of starts: started, completed, 400[:error_code], 401, 403,",
      "429[:seconds], 500; of cancels: cancelled, 401, 404, 409, 429[:seconds], 500;",
      "of both: the faults, 502, 503, 504, status:CODE, redirect.",
      "",
      "Examples:",
      "  java -jar try-on-mock-server-standalone.jar --port 0 --log requests",
      "  java -jar try-on-mock-server-standalone.jar --rate-limit 5/s --latency 80ms",
      "  curl -H 'X-API-KEY: sk_test' http://127.0.0.1:8080/v1/try-on/job/completed",
      "  curl http://127.0.0.1:8080/__mock/requests",
      "",
      "Each option has a twin in the environment, which it wins over: TRYON_MOCK_PORT",
      "is that of --port, TRYON_MOCK_API_KEY that of --api-key (several with commas),",
      "TRYON_MOCK_NO_CONTROL=true that of --no-control, and so on. An empty variable",
      "is unset; one that begins with TRYON_MOCK_ and is no twin is refused.",
      "",
      "Exit status: 2 on wrong use, and when the port is in use."
    })
@SuppressWarnings("UnusedVariable") // Options are read by their names.
final class ServeCommand implements Callable<Integer> {

  @Option(
      names = "--port",
      paramLabel = "PORT",
      description = "The port; 0 takes a free one. Default: 8080.")
  private @Nullable String port;

  @Option(
      names = "--port-file",
      paramLabel = "FILE",
      description = "Writes the port to this file as soon as the server is ready.")
  private @Nullable String portFile;

  @Option(
      names = "--host",
      paramLabel = "ADDRESS",
      description = "The address to listen on. Default: 127.0.0.1, this machine only.")
  private @Nullable String host;

  @Option(
      names = "--allowed-host",
      paramLabel = "NAME",
      description =
          "A host name to be reached by, such as that of a container; can be repeated."
              + " Default: localhost and addresses.")
  private @Nullable List<String> allowedHosts;

  @Option(
      names = "--allowed-origin",
      paramLabel = "ORIGIN",
      description =
          "An origin whose web pages may call the server (CORS), such as"
              + " http://localhost:5173; can be repeated. Default: its own.")
  private @Nullable List<String> allowedOrigins;

  @Option(
      names = "--public-url",
      paramLabel = "URL",
      description =
          "Where callers reach the server, which is where its links lead, such as"
              + " https://mock.example. Default: as a caller reaches it.")
  private @Nullable String publicUrl;

  @Option(
      names = "--trust-proxy",
      description =
          "Believes a proxy's X-Forwarded-Proto, -Host, -Port and -Prefix about where callers"
              + " reach it.")
  private @Nullable Boolean trustProxy;

  @Mixin private final Behaviour behaviour = new Behaviour();

  @Option(
      names = "--control-token",
      paramLabel = "TOKEN",
      description =
          "What calls below /__mock/ must send as Authorization: Bearer TOKEN; \"random\" makes"
              + " one and prints it. Default: nothing.")
  private @Nullable String controlToken;

  @Option(
      names = "--no-control",
      description = "Switches the control API and the page at /__mock/ off.")
  private @Nullable Boolean noControl;

  @Option(
      names = "--log",
      paramLabel = "off|requests|json",
      description =
          "Writes a line for each request, for people, or as JSON, which then all lines are."
              + " Default: off, or requests with --log-file.")
  private @Nullable String log;

  @Option(
      names = "--log-file",
      paramLabel = "FILE",
      description = "Appends these lines to this file. Default: standard output.")
  private @Nullable String logFile;

  @Spec private CommandSpec spec;

  private final Map<String, String> environment;

  /** Made first: what a server needs is loaded while the options are read. */
  private final TryOnMockServerBuilder builder = TryOnMockServer.builder();

  private final CountDownLatch stopped = new CountDownLatch(1);

  ServeCommand(Map<String, String> environment) {
    this.environment = environment;
  }

  /** What is set here and not in the server. */
  private static final class Said {
    int port = 8080;
    String host = "127.0.0.1";
    boolean hasKeys;
    boolean hasControl = true;
    RequestLog log = RequestLog.OFF;
    @Nullable Path portFile;
    @Nullable PrintWriter logFile;
    @Nullable String madeToken;
  }

  @Override
  public Integer call() throws InterruptedException {
    Said said = new Said();
    read(said);
    PrintWriter out = spec.commandLine().getOut();
    ClassArchive archive = ClassArchive.ofLauncher();
    if (said.log != RequestLog.OFF || archive.isWanted()) {
      builder.onRequest(
          said.log.to(said.logFile == null ? out : said.logFile).andThen(archive::saw));
    }
    try (TryOnMockServer server = start(said)) {
      Thread stop = new Thread(archive.writtenAfter(server::close), "try-on-mock-stop");
      Runtime.getRuntime().addShutdownHook(stop);
      said.log.greet(out, server.baseUri(), said.hasKeys, said.hasControl, said.madeToken);
      Path file = said.portFile;
      if (file != null) {
        writePort(file, server.baseUri().getPort());
      }
      stopped.await();
    }
    return 0;
  }

  private void read(Said said) {
    Settings settings = new Settings(spec, environment);
    builder.port(said.port);
    settings.set(
        "--port",
        text -> {
          said.port = Settings.port(text);
          builder.port(said.port);
        });
    settings.set("--port-file", text -> said.portFile = OutputFile.replaceable(text));
    settings.set(
        "--host",
        text -> {
          said.host = text;
          builder.host(text);
        });
    settings.set("--allowed-host", builder::allowedHost);
    settings.set("--allowed-origin", builder::allowedOrigin);
    settings.set("--public-url", builder::publicUrl);
    settings.set("--trust-proxy", text -> Settings.ifTrue(text, builder::trustProxy));
    settings.set(
        "--api-key",
        text -> {
          builder.apiKey(text);
          said.hasKeys = true;
        });
    Behaviour.read(settings, builder);
    settings.set(
        "--control-token",
        text -> {
          said.madeToken = text.equals("random") ? UUID.randomUUID().toString() : null;
          builder.controlToken(said.madeToken == null ? text : said.madeToken);
        });
    settings.set(
        "--no-control",
        text ->
            Settings.ifTrue(
                text,
                () -> {
                  builder.noControl();
                  said.hasControl = false;
                }));
    settings.set("--log-file", text -> said.logFile = OutputFile.appending(text));
    said.log = said.logFile == null ? RequestLog.OFF : RequestLog.REQUESTS;
    settings.set("--log", text -> said.log = RequestLog.of(text));
    settings.refuseOthers();
  }

  private void writePort(Path file, int port) {
    try {
      OutputFile.write(file, port + "\n");
    } catch (IOException e) {
      throw wrong("--port-file: " + e);
    }
  }

  private TryOnMockServer start(Said said) {
    try {
      return builder.start();
    } catch (UncheckedIOException e) {
      boolean isUsed =
          e.getCause() instanceof BindException
              && String.valueOf(e.getMessage()).contains("in use");
      throw wrong(
          isUsed
              ? "--port: port "
                  + said.port
                  + " on "
                  + said.host
                  + " is in use; --port 0 takes a free one"
              : "--host: " + e.getMessage());
    }
  }

  private ParameterException wrong(String message) {
    return new ParameterException(spec.commandLine(), message);
  }
}
