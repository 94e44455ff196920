package io.github.tryonjobs.mock.state;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LatencyTest {

  @ParameterizedTest
  @ValueSource(strings = {"off", "50ms", "20ms..200ms", "1h", "lognormal:80ms:0.5"})
  void isWrittenAsItIsRead(String text) {
    assertThat(Latency.parse(text).text()).isEqualTo(text);
  }

  @Test
  void aFixedOneIsAlwaysTheSame() {
    assertThat(samples("50ms")).containsOnly(Duration.ofMillis(50));
  }

  @Test
  void aRangeGivesAllThatIsInItAndNothingElse() {
    assertThat(samples("1ms..3ms"))
        .containsOnly(Duration.ofMillis(1), Duration.ofMillis(2), Duration.ofMillis(3))
        .contains(Duration.ofMillis(1), Duration.ofMillis(3));
  }

  @Test
  void aLogNormalOneIsAsOftenAboveItsMedianAsBelow() {
    List<Duration> samples = samples("lognormal:80ms:0.5");

    assertThat(samples.stream().filter(s -> s.toMillis() < 80).count()).isBetween(450L, 550L);
    assertThat(samples).anyMatch(s -> s.toMillis() > 160);
  }

  @Test
  void aLogNormalOneIsNeverLongerThanAnHour() {
    assertThat(samples("lognormal:50m:5.0")).allMatch(s -> s.compareTo(Latency.LONGEST) <= 0);
  }

  @Test
  void theSameSeedGivesTheSameLatencies() {
    assertThat(samples("20ms..200ms")).isEqualTo(samples("20ms..200ms"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "50",
        "fast",
        "200ms..20ms",
        "20ms..",
        "..20ms",
        "61m",
        "1ms..61m",
        "lognormal",
        "lognormal:80ms",
        "lognormal:80ms:-1",
        "lognormal:80ms:6",
        "lognormal:2h:0.5"
      })
  void anyOtherTextIsRefused(String text) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Latency.parse(text))
        .withMessageStartingWith("\"" + text + "\" is not a latency such as 50ms, 20ms..200ms");
  }

  private static List<Duration> samples(String text) {
    Latency latency = Latency.parse(text);
    SplittableRandom random = new SplittableRandom(1);
    return Stream.generate(() -> latency.sample(random)).limit(1000).toList();
  }
}
