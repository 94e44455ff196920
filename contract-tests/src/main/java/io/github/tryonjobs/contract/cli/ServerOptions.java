package io.github.tryonjobs.contract.cli;

import io.github.tryonjobs.contract.Contract;
import io.github.tryonjobs.contract.NamedExample;
import io.github.tryonjobs.contract.verify.ControlledJobs;
import io.github.tryonjobs.contract.verify.GivenJobs;
import io.github.tryonjobs.contract.verify.HttpServer;
import io.github.tryonjobs.contract.verify.Pace;
import io.github.tryonjobs.contract.verify.States;
import io.github.tryonjobs.contract.verify.Subject;
import java.io.PrintWriter;
import java.net.URI;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/**
 * The options that say which server is judged, and what may be done to it. Those that cannot be
 * used throw {@link IllegalArgumentException}.
 */
final class ServerOptions {

  private static final int DEFAULT_RATE = 5;
  private static final int LONG_SECONDS = 5;

  /** Where a server's state can be set, any key will do: it is not a real service. */
  private static final String KEY_OF_A_MOCK = "sk_contractverifier";

  @Option(
      names = "--base-url",
      paramLabel = "URL",
      converter = UrlReader.class,
      description = "The server: what stands before /v1/try-on.")
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
      split = "\\s*,\\s*(?=[^=,]+=)",
      description =
          "The id of a job that is answered in a way, such as completed, failed, or"
              + " failed:job_expired; can be repeated, or listed with commas.")
  private Map<String, String> jobs = new LinkedHashMap<>();

  @Option(
      names = "--control-url",
      paramLabel = "URL",
      converter = UrlReader.class,
      description =
          "Where the server's state can be set: pact-states below it takes Pact's state changes."
              + " For the mock server, its base URL and /__mock.")
  private @Nullable URI controlUrl;

  @Option(
      names = "--control-token-env",
      paramLabel = "NAME",
      description = "The environment variable that has the token for the control, if it needs one.")
  private @Nullable String controlTokenEnv;

  @Option(
      names = "--timeout",
      paramLabel = "DURATION",
      defaultValue = "10s",
      converter = DurationReader.class,
      description =
          "How long one response may take, such as 10s or 500ms. Default: ${DEFAULT-VALUE}.")
  private Duration timeout = Duration.ZERO;

  @Option(
      names = "--requests-per-second",
      paramLabel = "NUMBER",
      description =
          "How often to ask at most; 0 does not wait. Default: 5, which the vendor allows, or 0"
              + " with --control-url.")
  private @Nullable Integer requestsPerSecond;

  @Option(
      names = "--provoke-rate-limit",
      paramLabel = "NUMBER",
      defaultValue = "0",
      description =
          "Sends up to NUMBER requests at once, from 1 to 1000, to see a 429 if none came by"
              + " itself. Default: none.")
  private int provoked;

  @Mixin private StartOptions starts = new StartOptions();

  URI baseUrl() {
    if (baseUrl == null) { // Not required of the subcommands.
      throw new IllegalArgumentException("Missing required option: '--base-url=URL'");
    }
    return baseUrl;
  }

  boolean hasControl() {
    return controlUrl != null;
  }

  HttpServer server(URI url) {
    return new HttpServer(url, timeout, starts.jobTimeout());
  }

  /** Returns what is judged; {@code err} is told of long waits. */
  Subject subject(
      HttpServer server, Contract contract, Map<String, String> environment, PrintWriter err) {
    boolean hasKey = !environment.getOrDefault(apiKeyEnv, "").isBlank();
    String key =
        hasControl() && !hasKey
            ? KEY_OF_A_MOCK
            : secret("--api-key-env", "API key", apiKeyEnv, environment);
    return new Subject(
        server,
        states(server, contract, environment),
        pace(err),
        key,
        hasControl(),
        number("--provoke-rate-limit", "1", provoked),
        starts.images(hasControl(), contract.mostImageBytes()),
        starts.jobTimeout(),
        () -> UUID.randomUUID().toString());
  }

  /** Reads a secret, which is in no message. */
  private static String secret(
      String option, String what, String name, Map<String, String> environment) {
    String secret = environment.getOrDefault(name, "").strip();
    if (secret.isEmpty()) {
      throw new IllegalArgumentException(
          option + ": the environment variable " + name + " has no " + what);
    }
    if (!secret.matches("[!-~]+")) {
      throw new IllegalArgumentException(
          option + ": the " + what + " in " + name + " has characters that no header can have");
    }
    return secret;
  }

  private States states(HttpServer server, Contract contract, Map<String, String> environment) {
    List<NamedExample> examples = contract.status().examples();
    for (Map.Entry<String, String> job : jobs.entrySet()) {
      if (examples.stream().noneMatch(example -> GivenJobs.isNameOf(job.getKey(), example))) {
        throw new IllegalArgumentException(
            "--job: no response is called "
                + job.getKey()
                + "; there are "
                + String.join(", ", examples.stream().map(NamedExample::outcome).toList()));
      }
      if (job.getValue().isBlank()) {
        throw new IllegalArgumentException("--job: " + job.getKey() + " has no id");
      }
    }
    URI control = controlUrl;
    if (control == null) {
      return new GivenJobs(jobs);
    }
    if (!jobs.isEmpty()) {
      throw new IllegalArgumentException("--job and --control-url exclude each other");
    }
    Optional<String> token =
        Optional.ofNullable(controlTokenEnv)
            .map(name -> secret("--control-token-env", "token", name, environment));
    return new ControlledJobs(server, control, token);
  }

  private Pace pace(PrintWriter err) {
    Integer given = requestsPerSecond;
    int perSecond = given == null ? (hasControl() ? 0 : DEFAULT_RATE) : given;
    return new Pace(
        number("--requests-per-second", "0", perSecond),
        System::nanoTime,
        pause -> {
          tell(pause, err);
          Thread.sleep(pause.toMillis() + 1);
        });
  }

  /** Tells of a wait that somebody may take for the end; only those for a 429 are so long. */
  static void tell(Duration pause, PrintWriter err) {
    if (pause.toSeconds() >= LONG_SECONDS) {
      err.println("Waiting for " + pause.toSeconds() + " s after a 429");
      err.flush();
    }
  }

  private static int number(String option, String least, int value) {
    if (value < 0 || value > 1000) {
      throw new IllegalArgumentException(
          option + ": " + value + " is not a number from " + least + " to 1000");
    }
    return value;
  }
}
