package io.github.tryonjobs.contract.fuzz;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.github.tryonjobs.mock.contract.Catalogue;
import io.github.tryonjobs.mock.scenario.Languages;
import io.github.tryonjobs.mock.scenario.Plan;
import io.github.tryonjobs.mock.scenario.ScenarioParser;
import io.github.tryonjobs.mock.scenario.ScenarioSyntaxException;
import io.github.tryonjobs.mock.scenario.Step;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** The input is a byte that chooses an operation, and a text that may be a scenario of it. */
class ScenarioFuzzTest {

  private static final Languages LANGUAGES = Catalogue.ofContract().languages();
  private static final List<ScenarioParser> PARSERS =
      List.of(LANGUAGES.jobs(), LANGUAGES.starts(), LANGUAGES.cancels());

  @FuzzTest
  void scenario(byte[] input) {
    if (input.length == 0) {
      return;
    }
    ScenarioParser parser = PARSERS.get((input[0] & 0xff) % 3);
    String text = new String(input, 1, input.length - 1, StandardCharsets.UTF_8);
    Plan plan;
    try {
      plan = parser.parse(text);
    } catch (ScenarioSyntaxException e) {
      isWithin(text, e);
      isSomeOtherIdOrRefused(parser, text);
      return;
    }
    String written = plan.steps().stream().map(Step::text).collect(Collectors.joining(","));
    if (!parser.parse(written).steps().equals(plan.steps())) {
      throw new AssertionError(text + " is written as " + written);
    }
    if (!parser.parseId(text).equals(Optional.of(plan))) {
      throw new AssertionError(text + " is a scenario, but not as an id");
    }
  }

  private static void isSomeOtherIdOrRefused(ScenarioParser parser, String text) {
    try {
      if (parser.parseId(text).isPresent() || parser.parseName(text).isPresent()) {
        throw new AssertionError(text + " is a scenario, but as an id or a name only");
      }
    } catch (ScenarioSyntaxException e) {
      isWithin(text, e);
    }
  }

  private static void isWithin(String text, ScenarioSyntaxException refusal) {
    if (refusal.position() < 0 || refusal.position() > text.length()) {
      throw new AssertionError("position " + refusal.position() + " of " + text.length(), refusal);
    }
  }
}
