package io.github.tryonjobs.mock.cli;

import io.github.tryonjobs.mock.TryOnMockServer;
import io.github.tryonjobs.mock.TryOnMockServerBuilder;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ParameterException;

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
      "401, 404, 429[:seconds], 500; and, instead of a response, reset, stall,",
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
      "is unset; an unknown one that begins with TRYON_MOCK_ is refused.",
      "",
      "Exit status: 2 on wrong use, and when the port is in use."
    })
final class ServeCommand implements Callable<Integer> {

  private static final System.Logger LOG = System.getLogger(ServeCommand.class.getName());

  private final Map<String, String> environment;

  /** Made first: what a server needs is loaded while the options are read. */
  private final TryOnMockServerBuilder builder = TryOnMockServer.builder();

  private final CountDownLatch stopped = new CountDownLatch(1);

  private final CommandLine commandLine;
  private final Options options;
  private int port = 8080;
  private String host = "127.0.0.1";
  private boolean hasKeys;
  private boolean hasControl = true;
  private @Nullable RequestLog log;
  private @Nullable Path portFile;
  private @Nullable PrintWriter logFile;
  private String logName = "standard output";
  private @Nullable String madeToken;

  ServeCommand(Map<String, String> environment) {
    this.environment = environment;
    this.commandLine = new CommandLine(this);
    this.options = new Options(commandLine.getCommandSpec());
    builder.port(port);
    declareDoor();
    declareBehaviour();
    declareControl();
    declareLog();
  }

  CommandLine commandLine() {
    return commandLine;
  }

  private void declareDoor() {
    options.add("--port", "PORT", "The port; 0 takes a free one. Default: 8080.", this::setPort);
    options.add(
        "--port-file",
        "FILE",
        "Writes the port to this file as soon as the server is ready, and deletes it at the end.",
        text -> portFile = OutputFile.replaceable(text));
    options.add(
        "--host",
        "ADDRESS",
        "The address to listen on. Default: 127.0.0.1, this machine only.",
        text -> {
          host = text;
          builder.host(text);
        });
    options.addList(
        "--allowed-host",
        "NAME",
        "A host name to be reached by, such as that of a container; can be repeated."
            + " Default: localhost and addresses.",
        builder::allowedHost);
    options.addList(
        "--allowed-origin",
        "ORIGIN",
        "An origin whose web pages may call the server (CORS), such as"
            + " http://localhost:5173; can be repeated. Default: its own.",
        builder::allowedOrigin);
    options.add(
        "--public-url",
        "URL",
        "Where callers reach the server, which is where its links lead, such as"
            + " https://mock.example. Default: as a caller reaches it.",
        builder::publicUrl);
    options.addFlag(
        "--trust-proxy",
        "Believes a proxy's X-Forwarded-Proto, -Host, -Port and -Prefix about where callers"
            + " reach it.",
        builder::trustProxy);
    options.addList(
        "--api-key",
        "KEY",
        "An API key to accept, and only such keys; can be repeated."
            + " Default: any key that begins with sk.",
        text -> {
          builder.apiKey(text);
          hasKeys = true;
        });
  }

  private void setPort(String text) {
    try {
      port = Integer.parseInt(text);
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException("\"" + text + "\" is not a port from 0 to 65535", e);
    }
    builder.port(port);
  }

  private void declareBehaviour() {
    options.add(
        "--rate-limit",
        "LIMIT",
        "How often each API key may ask before it gets 429, such as 5/s or 100/1m."
            + " Default: off.",
        builder::rateLimit);
    options.add(
        "--credits",
        "NUMBER",
        "How many jobs each API key may start before it gets 403. Default: unlimited.",
        builder::credits);
    options.add(
        "--latency",
        "LATENCY",
        "How long a response takes: 50ms, 20ms..200ms, or lognormal:80ms:0.5 (median, sigma)."
            + " Default: off.",
        builder::latency);
    options.add(
        "--unknown-jobs",
        "SCENARIO",
        "What to answer for any other job id. Default: 404.",
        builder::unknownJobs);
    options.add(
        "--started-jobs",
        "SCENARIO",
        "What becomes of a job that is started, unless the name of an image says so."
            + " Default: pending,running,completed.",
        builder::startedJobs);
    options.add(
        "--start-outcomes",
        "SCENARIO",
        "What the starts of each API key are answered with, such as 429:5,500,started."
            + " Default: started, which lets them through.",
        builder::startOutcomes);
    options.add(
        "--cancel-outcomes",
        "SCENARIO",
        "What the cancels of each API key are answered with, such as 500,cancelled."
            + " Default: cancelled, which lets them through.",
        builder::cancelOutcomes);
    options.add(
        "--seed",
        "NUMBER",
        "What latencies are drawn from; the same seed, the same ones. Default: 0.",
        text -> builder.seed(Long.parseLong(text)));
  }

  private void declareControl() {
    options.add(
        "--control-token",
        "TOKEN",
        "What calls below /__mock/ must send as Authorization: Bearer TOKEN; \"random\" makes"
            + " one and prints it. Default: nothing.",
        text -> {
          madeToken = text.equals("random") ? UUID.randomUUID().toString() : null;
          builder.controlToken(madeToken == null ? text : madeToken);
        });
    options.addFlag(
        "--no-control",
        "Switches the control API and the page at /__mock/ off.",
        () -> {
          builder.noControl();
          hasControl = false;
        });
  }

  private void declareLog() {
    options.add(
        "--log",
        "off|requests|json",
        "Writes a line for each request, for people, or as JSON, which then all lines are."
            + " Default: off, or requests with --log-file.",
        text -> log = RequestLog.of(text));
    options.add(
        "--log-file",
        "FILE",
        "Appends these lines to this file. Default: standard output.",
        text -> {
          logFile = OutputFile.appending(text);
          logName = text;
        });
  }

  @Override
  public Integer call() throws InterruptedException {
    options.read(environment);
    RequestLog byDefault = logFile == null ? RequestLog.OFF : RequestLog.REQUESTS;
    RequestLog requests = log == null ? byDefault : log;
    PrintWriter out = commandLine.getOut();
    ClassArchive archive = ClassArchive.ofLauncher();
    if (requests != RequestLog.OFF || archive.isWanted()) {
      PrintWriter lines = logFile == null ? out : logFile;
      builder.onRequest(requests.to(lines, this::tellLost).andThen(archive::saw));
    }
    try (TryOnMockServer server = start()) {
      Thread stop = new Thread(archive.writtenAfter(() -> stop(server)), "try-on-mock-stop");
      Runtime.getRuntime().addShutdownHook(stop);
      requests.greet(out, server.baseUri(), hasKeys, hasControl, madeToken);
      if (portFile != null) {
        writePort(portFile, server.baseUri().getPort());
      }
      stopped.await();
    }
    return 0;
  }

  private void tellLost() {
    LOG.log(
        System.Logger.Level.WARNING, "Lines of the log are lost: {0} cannot be written", logName);
  }

  /** Takes the port file back, or the next run would be taken for ready too early. */
  private void stop(TryOnMockServer server) {
    server.close();
    if (portFile != null) {
      portFile.toFile().delete();
    }
  }

  private void writePort(Path file, int port) {
    try {
      OutputFile.write(file, port + "\n");
    } catch (IOException e) {
      throw wrong("--port-file: " + e);
    }
  }

  private TryOnMockServer start() {
    try {
      return builder.start();
    } catch (UncheckedIOException e) {
      throw wrong(BindFailure.reason(host, port, e));
    }
  }

  private ParameterException wrong(String message) {
    return new ParameterException(commandLine, message);
  }
}
