package io.github.tryonjobs.mock.state;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RateLimitTest {

  @ParameterizedTest
  @CsvSource({"5/s,5,PT1S", "100/1m,100,PT1M", "1/500ms,1,PT0.5S", "7/2h,7,PT2H"})
  void isRead(String text, int requests, Duration window) {
    assertThat(RateLimit.parse(text)).isEqualTo(new RateLimit(requests, window));
  }

  @ParameterizedTest
  @ValueSource(strings = {"5/1s", "100/1m", "off"})
  void isWrittenAsItIsRead(String text) {
    assertThat(RateLimit.parse(text).text()).isEqualTo(text);
  }

  @Test
  void offIsNoLimit() {
    assertThat(RateLimit.parse("off").isOff()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "5", "0/s", "-5/s", "5/", "5/0s", "5/d", "5/s/s", "9999999999/s", "on"})
  void anyOtherTextIsRefused(String text) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> RateLimit.parse(text))
        .withMessage("\"" + text + "\" is not a rate limit such as 5/s, 100/1m or off");
  }
}
