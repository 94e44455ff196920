package io.github.tryonjobs.mock.control;

import static io.github.tryonjobs.mock.control.MockError.Kind.INVALID_CALL;

import io.github.tryonjobs.mock.generated.control.model.MockSettings;
import io.github.tryonjobs.mock.scenario.Languages;
import io.github.tryonjobs.mock.scenario.Plan;
import io.github.tryonjobs.mock.state.Credits;
import io.github.tryonjobs.mock.state.Latency;
import io.github.tryonjobs.mock.state.RateLimit;
import io.github.tryonjobs.mock.state.Redaction;
import io.github.tryonjobs.mock.state.Settings;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Reads and writes the values that a call has as texts. */
final class Texts {

  /** The target of a request is within 8 KB, with the path before the id and after it. */
  private static final int LONGEST_ID = 8_000;

  private static final char DELETE = 127;

  private Texts() {}

  static Settings settings(MockSettings change, Languages languages) {
    return new Settings(
        readIfGiven("rate_limit", change.rateLimit(), RateLimit::parse),
        readIfGiven("latency", change.latency(), Latency::parse),
        readIfGiven("unknown_jobs", change.unknownJobs(), languages.jobs()::parse),
        readIfGiven("started_jobs", change.startedJobs(), languages.jobs()::parse),
        readIfGiven("start_outcomes", change.startOutcomes(), languages.starts()::parse),
        readIfGiven("cancel_outcomes", change.cancelOutcomes(), languages.cancels()::parse),
        readIfGiven("credits", change.credits(), Credits::parse));
  }

  static MockSettings of(Settings settings, Redaction redaction) {
    Function<Plan, String> scenario = plan -> redaction.ofWhole(plan.scenario());
    return new MockSettings(
        text(settings.rateLimit(), RateLimit::text),
        text(settings.latency(), Latency::text),
        text(settings.unknownJobs(), scenario),
        text(settings.startedJobs(), scenario),
        text(settings.startOutcomes(), scenario),
        text(settings.cancelOutcomes(), scenario),
        text(settings.credits(), Credits::text));
  }

  private static <T> @Nullable String text(@Nullable T value, Function<T, String> writer) {
    return value == null ? null : writer.apply(value);
  }

  /** Returns a job id, if a request can ask for it. */
  static String jobId(String id) {
    if (id.isEmpty()
        || id.equals(".")
        || id.equals("..")
        || id.chars().anyMatch(c -> c < ' ' || c == DELETE)
        || !StandardCharsets.UTF_8.newEncoder().canEncode(id)
        || URLEncoder.encode(id, StandardCharsets.UTF_8).length() > LONGEST_ID) {
      throw INVALID_CALL.of(
          "job_id: no request can ask for it; expected 1 to "
              + LONGEST_ID
              + " bytes when percent-encoded, no control characters, and not . or ..");
    }
    return id;
  }

  static <T> @Nullable T readIfGiven(
      String property, @Nullable String text, Function<String, T> reader) {
    return text == null ? null : read(property, text, reader);
  }

  /** Reads a property; what is wrong with it is said with its name. */
  static <S, T> T read(String property, S text, Function<S, T> reader) {
    try {
      return reader.apply(text);
    } catch (IllegalArgumentException e) {
      throw INVALID_CALL.of(property + ": " + e.getMessage());
    }
  }
}
