package io.github.tryonjobs.mock.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DurationTextTest {

  @ParameterizedTest
  @CsvSource({"0ms,PT0S", "250ms,PT0.25S", "30s,PT30S", "90s,PT90S", "5m,PT5M", "1h,PT1H"})
  void isReadAndWritten(String text, Duration duration) {
    assertThat(DurationText.parse(text)).isEqualTo(duration);
    assertThat(DurationText.of(duration)).isEqualTo(text);
  }

  @ParameterizedTest
  @CsvSource({"1000ms,1s", "60s,1m", "120m,2h", "0h,0ms"})
  void isWrittenInTheLargestUnit(String text, String written) {
    assertThat(DurationText.of(DurationText.parse(text))).isEqualTo(written);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "5", "s", "5d", "-1s", "1.5s", "5 s", "5S", "12345678901ms", "1s "})
  void anyOtherTextIsRefused(String text) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> DurationText.parse(text))
        .withMessage("\"" + text + "\" is not a duration such as 500ms, 30s, 5m or 1h");
  }
}
