package io.github.tryonjobs.mock.cli;

import io.github.tryonjobs.mock.TryOnMockServerBuilder;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options that say how the server behaves. */
@SuppressWarnings("UnusedVariable") // Options are read by their names.
final class Behaviour {

  @Option(
      names = "--api-key",
      paramLabel = "KEY",
      description =
          "An API key to accept, and only such keys; can be repeated."
              + " Default: any key that begins with sk.")
  private @Nullable List<String> apiKeys;

  @Option(
      names = "--rate-limit",
      paramLabel = "LIMIT",
      description =
          "How often each API key may ask before it gets 429, such as 5/s or 100/1m."
              + " Default: off.")
  private @Nullable String rateLimit;

  @Option(
      names = "--credits",
      paramLabel = "NUMBER",
      description = "How many jobs each API key may start before it gets 403. Default: unlimited.")
  private @Nullable String credits;

  @Option(
      names = "--latency",
      paramLabel = "LATENCY",
      description =
          "How long an answer takes: 50ms, 20ms..200ms, or lognormal:80ms:0.5 (median, sigma)."
              + " Default: off.")
  private @Nullable String latency;

  @Option(
      names = "--unknown-jobs",
      paramLabel = "SCENARIO",
      description = "What to answer for any other job id. Default: 404.")
  private @Nullable String unknownJobs;

  @Option(
      names = "--started-jobs",
      paramLabel = "SCENARIO",
      description =
          "What becomes of a job that is started, unless the name of an image says so."
              + " Default: pending,running,completed.")
  private @Nullable String startedJobs;

  @Option(
      names = "--start-answers",
      paramLabel = "SCENARIO",
      description =
          "What the starts of each API key are answered with, such as 429:5,500,started."
              + " Default: started, which lets them through.")
  private @Nullable String startAnswers;

  @Option(
      names = "--cancel-answers",
      paramLabel = "SCENARIO",
      description =
          "What the cancels of each API key are answered with, such as 500,cancelled."
              + " Default: cancelled, which lets them through.")
  private @Nullable String cancelAnswers;

  @Option(
      names = "--seed",
      paramLabel = "NUMBER",
      description = "What latencies are drawn from; the same seed, the same ones. Default: 0.")
  private @Nullable String seed;

  /** Sets up a server as the options, or their twins, say. */
  static void read(Settings settings, TryOnMockServerBuilder builder) {
    settings.set("--rate-limit", builder::rateLimit);
    settings.set("--credits", builder::credits);
    settings.set("--latency", builder::latency);
    settings.set("--unknown-jobs", builder::unknownJobs);
    settings.set("--started-jobs", builder::startedJobs);
    settings.set("--start-answers", builder::startAnswers);
    settings.set("--cancel-answers", builder::cancelAnswers);
    settings.set("--seed", text -> Settings.number(text, builder::seed));
  }
}
