package io.github.tryonjobs.mock.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.tryonjobs.mock.Allocations;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class ScenarioParserTest {

  private final ScenarioParser parser =
      new ScenarioParser(
          List.of(
              "pending",
              "completed",
              "failed:job_expired",
              "failed:job_cancelled",
              "400:malformed_image",
              "404",
              "429"),
          any -> true);

  private static final String WRONG_AT = ".*\" is wrong at character ([0-9]+): .*";

  @Test
  void aStepAnswersOnePollUnlessItSaysOtherwise() {
    assertThat(steps("pending")).containsExactly(new Step.Polls(Outcome.of("pending"), 1));
  }

  @Test
  void readsStepsInTheirOrder() {
    assertThat(steps("pending*20,404@90s,completed"))
        .containsExactly(
            new Step.Polls(Outcome.of("pending"), 20),
            new Step.Lasting(Outcome.of("404"), Duration.ofSeconds(90)),
            new Step.Polls(Outcome.of("completed"), 1));
  }

  @ParameterizedTest
  @CsvSource({"250ms,PT0.25S", "30s,PT30S", "5m,PT5M", "1h,PT1H"})
  void readsDurations(String text, Duration duration) {
    assertThat(steps("pending@" + text + ",completed"))
        .first()
        .isEqualTo(new Step.Lasting(Outcome.of("pending"), duration));
  }

  @Test
  void readsADetail() {
    assertThat(outcome("failed:job_cancelled")).isEqualTo(Outcome.of("failed:job_cancelled"));
  }

  @ParameterizedTest
  @CsvSource({"failed,failed:job_expired", "400,400:malformed_image"})
  void aWordWithoutItsDetailStandsForTheFirst(String text, String answer) {
    assertThat(outcome(text)).isEqualTo(Outcome.of(answer));
  }

  @Test
  void readsTheSecondsOfRetryAfter() {
    assertThat(outcome("429:0")).isEqualTo(new Outcome.Documented("429", 0));
    assertThat(outcome("429:30")).isEqualTo(new Outcome.Documented("429", 30));
  }

  @ParameterizedTest
  @EnumSource(Fault.class)
  void readsFaults(Fault fault) {
    assertThat(outcome(fault.word())).isEqualTo(new Outcome.Broken(fault));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "pending",
        "failed:job_cancelled*3",
        "429:7@90s",
        "reset",
        "404@250ms",
        "stall@1h"
      })
  void aStepIsWrittenAsItIsRead(String text) {
    assertThat(steps(text)).extracting(Step::text).containsExactly(text);
  }

  @Test
  void ignoresTheLabel() {
    assertThat(parser.parse("pending,completed~my test").steps())
        .isEqualTo(parser.parse("pending,completed").steps());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "''                  | 1 | expected one of pending, completed, failed, 400, 404, 429",
        "complete            | 1 | expected one of pending, completed",
        "pending,            | 9 | expected one of pending, completed",
        "pending,,completed  | 9 | expected one of pending, completed",
        "pending*            | 9 | expected a number of polls, from 1",
        "pending*0           | 9 | expected a number of polls, from 1",
        "pending*-1          | 9 | expected a number of polls, from 1",
        "pending*99999999999 | 9 | expected a number of polls, from 1 to 2147483647",
        "pending*2x          | 10 | expected ',' and another step, '~' and a label, or the end",
        "pending@            | 9 | expected a duration such as 500ms, 30s, 5m or 1h",
        "pending@5           | 9 | expected a duration such as 500ms, 30s, 5m or 1h",
        "pending@5d          | 9 | expected a duration such as 500ms, 30s, 5m or 1h",
        "pending@s           | 9 | expected a duration such as 500ms, 30s, 5m or 1h",
        "pending@1s*2        | 11 | expected ',' and another step",
        "failed:lost         | 8 | expected one of job_expired, job_cancelled",
        "pending:job_expired | 8 | pending takes no detail",
        "reset:hard          | 6 | reset takes no detail",
        "429:soon            | 5 | expected the seconds of Retry-After, from 0",
        "completed~          | 11 | expected a label after '~'",
      })
  void tellsWhereATextGoesWrongAndWhatWouldBeRight(String text, int character, String expected) {
    assertThatExceptionOfType(ScenarioSyntaxException.class)
        .isThrownBy(() -> parser.parse(text))
        .withMessageContaining(
            "\"" + text + "\" is wrong at character " + character + ": " + expected);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "6ba7b810-9dad-11d1-80b4-00c04fd430c8", "completely-other", "a,b*c@d~e:f"})
  void anIdWithoutAnOutcomeIsNoScenario(String id) {
    assertThat(parser.parseId(id)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"pending*", "pendin,completed", "404:x"})
  void anIdWithAnOutcomeIsMeantAsAScenario(String id) {
    assertThatExceptionOfType(ScenarioSyntaxException.class).isThrownBy(() -> parser.parseId(id));
  }

  @Test
  void anIdThatIsNoScenarioCostsLittle() {
    String id = "4f9d3c1e-8a52-4b7f-9c0d-2e6b1a7f5d38";

    assertThat(Allocations.of(() -> parser.parseId(id))).isLessThan(5_000);
  }

  @Test
  void anyTextIsAScenarioOrWrongAtAPositionWithinIt() {
    Random random = new Random(42);
    List<String> pieces =
        List.of(
            "pending", "failed", ":", "job_expired", "429", "*", "@", "5", "s", ",", "~", "é", " ");
    for (int i = 0; i < 20_000; i++) {
      StringBuilder text = new StringBuilder();
      random.ints(random.nextInt(8), 0, pieces.size()).forEach(n -> text.append(pieces.get(n)));
      try {
        assertThat(parser.parse(text.toString()).steps()).isNotEmpty();
      } catch (ScenarioSyntaxException e) {
        int character = Integer.parseInt(e.toString().replaceFirst(WRONG_AT, "$1"));
        assertThat(character).as(text.toString()).isBetween(1, text.length() + 1);
      }
    }
  }

  private List<Step> steps(String text) {
    return parser.parse(text).steps();
  }

  private Outcome outcome(String text) {
    return steps(text).get(0).outcome();
  }
}
