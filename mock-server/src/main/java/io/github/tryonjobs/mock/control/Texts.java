package io.github.tryonjobs.mock.control;

import io.github.tryonjobs.mock.generated.control.model.MockSettings;
import io.github.tryonjobs.mock.scenario.ScenarioParser;
import io.github.tryonjobs.mock.state.Latency;
import io.github.tryonjobs.mock.state.RateLimit;
import io.github.tryonjobs.mock.state.Settings;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Reads and writes the values that a call has as texts. */
final class Texts {

  private Texts() {}

  static Settings settings(MockSettings change, ScenarioParser parser) {
    return new Settings(
        readIfGiven("rate_limit", change.rateLimit(), RateLimit::parse),
        readIfGiven("latency", change.latency(), Latency::parse),
        readIfGiven("unknown_jobs", change.unknownJobs(), parser::parse));
  }

  static MockSettings of(Settings settings) {
    return new MockSettings(
        settings.rateLimit() == null ? null : settings.rateLimit().text(),
        settings.latency() == null ? null : settings.latency().text(),
        settings.unknownJobs() == null ? null : settings.unknownJobs().scenario());
  }

  static <T> @Nullable T readIfGiven(
      String property, @Nullable String text, Function<String, T> reader) {
    return text == null ? null : read(property, text, reader);
  }

  static <T> T read(String property, String text, Function<String, T> reader) {
    try {
      return reader.apply(text);
    } catch (IllegalArgumentException e) {
      throw new MockErrorException(MockError.invalidCall(property + ": " + e.getMessage()));
    }
  }
}
