package io.github.tryonjobs.contract.cli;

import io.github.tryonjobs.contract.Contract;
import io.github.tryonjobs.contract.NamedExample;
import io.github.tryonjobs.contract.verify.ControlledJobs;
import io.github.tryonjobs.contract.verify.GivenJobs;
import io.github.tryonjobs.contract.verify.HttpServer;
import io.github.tryonjobs.contract.verify.Pace;
import io.github.tryonjobs.contract.verify.States;
import io.github.tryonjobs.contract.verify.Subject;
import java.net.URI;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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

  @Option(
      names = "--base-url",
      paramLabel = "URL",
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
      split = ",(?=[^=,]+=)",
      description =
          "The id of a job that is answered in a way, such as completed, failed, or"
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
    WebUrl.check("--base-url", baseUrl);
    return baseUrl;
  }

  boolean hasControl() {
    return controlUrl != null;
  }

  HttpServer server(URI url) {
    return new HttpServer(url, timeout, starts.jobTimeout());
  }

  Subject subject(HttpServer server, Contract contract, Map<String, String> environment) {
    Secrets secrets = new Secrets(environment);
    String key = secrets.apiKey(apiKeyEnv, hasControl());
    States states = states(server, contract, secrets);
    if (provoked < 0 || provoked > 1000) {
      throw new IllegalArgumentException(
          "--provoke-rate-limit: " + provoked + " is not a number from 1 to 1000");
    }
    return new Subject(
        server,
        states,
        pace(),
        key,
        hasControl(),
        provoked,
        starts.images(hasControl(), contract.mostImageBytes()),
        starts.jobTimeout(),
        () -> UUID.randomUUID().toString());
  }

  private States states(HttpServer server, Contract contract, Secrets secrets) {
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
    WebUrl.check("--control-url", control);
    if (!jobs.isEmpty()) {
      throw new IllegalArgumentException("--job and --control-url exclude each other");
    }
    return new ControlledJobs(server, control, secrets.token(controlTokenEnv));
  }

  private Pace pace() {
    Integer given = requestsPerSecond;
    int perSecond = given == null ? (hasControl() ? 0 : DEFAULT_RATE) : given;
    if (perSecond < 0 || perSecond > 1000) {
      throw new IllegalArgumentException(
          "--requests-per-second: " + perSecond + " is not a number from 0 to 1000");
    }
    return new Pace(perSecond, System::nanoTime, pause -> Thread.sleep(pause.toMillis() + 1));
  }
}
