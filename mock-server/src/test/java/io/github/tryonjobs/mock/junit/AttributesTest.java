package io.github.tryonjobs.mock.junit;

import static io.github.tryonjobs.mock.junit.Samples.assertAllGreen;
import static io.github.tryonjobs.mock.junit.Samples.assertPolled;
import static io.github.tryonjobs.mock.junit.Samples.failures;
import static io.github.tryonjobs.mock.junit.Samples.get;
import static io.github.tryonjobs.mock.junit.Samples.post;
import static io.github.tryonjobs.mock.junit.Samples.run;
import static io.github.tryonjobs.mock.junit.Samples.start;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.tryonjobs.mock.TryOnMockServer;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;

/** What the attributes change, and for whom. */
class AttributesTest {

  private static final String ANY_ID = "some-id";

  @TryOnMockTest(
      unknownJobs = "running",
      rateLimit = "1/h",
      latency = "1ms",
      frozenAt = "2026-01-01T00:00:00Z")
  static class OnAccount {
    @Test
    void holdsForItsKey(@MockBaseUri URI baseUri, TryOnMockServer mock, @MockApiKey String apiKey) {
      assertPolled(baseUri, apiKey, ANY_ID, "running");
      assertThat(get(baseUri, apiKey, ANY_ID).statusCode()).isEqualTo(429);
      assertThat(mock.clock().instant()).isEqualTo(Instant.parse("2026-01-01T00:00:00Z"));
      assertThat(mock.requests().get(0).duration()).isGreaterThanOrEqualTo(Duration.ofMillis(1));
    }

    @Test
    void holdsForNoOtherKey(TryOnMockServer mock) {
      assertThat(get(mock.baseUri(), "sk_other", ANY_ID).statusCode()).isEqualTo(404);
      assertThat(get(mock.baseUri(), "sk_other", ANY_ID).statusCode()).isEqualTo(404);
      assertThat(mock.acrossKeys().clock().isFrozen()).isFalse();
    }
  }

  @Test
  void attributesHoldForTheKeyOfTheTest() {
    assertAllGreen(run(OnAccount.class), 2);
  }

  @TryOnMockTest(
      startedJobs = "failed",
      startOutcomes = "500,started",
      cancelOutcomes = "429,cancelled",
      credits = "1")
  static class Starts {
    @Test
    void areAnsweredAsTheAttributesSay(
        @MockBaseUri URI baseUri, TryOnMockServer mock, @MockApiKey String apiKey) {
      assertThat(start(baseUri, apiKey, "me.jpg")).isEqualTo(500);
      assertThat(start(baseUri, apiKey, "me.jpg")).isEqualTo(202);
      assertThat(start(baseUri, apiKey, "me.jpg")).isEqualTo(403);
      String id = String.valueOf(mock.starts().get(1).jobId());
      assertPolled(baseUri, apiKey, id, "failed");
      assertThat(post(baseUri, apiKey, "/job/" + id + "/cancel", "").statusCode()).isEqualTo(429);
    }
  }

  @Test
  void attributesSayWhatStartsAndCancelsAreAnsweredWith() {
    assertAllGreen(run(Starts.class), 1);
  }

  static class FrozenNow {
    @TryOnMockTest(frozenAt = "now")
    @Test
    void standsStill(TryOnMockServer mock) {
      assertThat(mock.clock().isFrozen()).isTrue();
      assertThat(mock.clock().instant())
          .isBetween(Instant.now().minusSeconds(60), Instant.now().plusSeconds(60));
    }
  }

  @Test
  void nowIsTheTimeOfTheStart() {
    assertAllGreen(run(FrozenNow.class), 1);
  }

  static class Wrong {
    @TryOnMockTest(rateLimit = "fast")
    @Test
    void rateLimit() {}

    @TryOnMockTest(latency = "slow")
    @Test
    void latency() {}

    @TryOnMockTest(unknownJobs = "running,lost")
    @Test
    void scenario() {}

    @TryOnMockTest(frozenAt = "tomorrow")
    @Test
    void frozenAt() {}
  }

  @Test
  void aWrongTextIsToldWithItsAttribute() {
    assertThat(failures(run(Wrong.class)))
        .allSatisfy(
            failure ->
                assertThat(failure)
                    .isInstanceOf(ExtensionConfigurationException.class)
                    .hasNoSuppressedExceptions())
        .extracting(Throwable::getMessage)
        .satisfiesExactlyInAnyOrder(
            rate ->
                assertThat(rate)
                    .startsWith("@TryOnMockTest(rateLimit = \"fast\"): ")
                    .contains("5/s"),
            latency ->
                assertThat(latency)
                    .startsWith("@TryOnMockTest(latency = \"slow\"): ")
                    .contains("50ms"),
            scenario ->
                assertThat(scenario)
                    .startsWith("@TryOnMockTest(unknownJobs = \"running,lost\"): ")
                    .contains("character 9"),
            time ->
                assertThat(time)
                    .startsWith("@TryOnMockTest(frozenAt = \"tomorrow\"): ")
                    .contains("2026-01-01T00:00:00Z"));
  }

  @TryOnMockTest(rateLimit = "fast")
  static class WrongClass {
    @Test
    void isNeverRun() {}
  }

  @Test
  void aWrongTextOfAClassFailsTheClassOnce() {
    assertThat(failures(run(WrongClass.class)))
        .singleElement()
        .satisfies(failure -> assertThat(failure).hasNoSuppressedExceptions())
        .extracting(Throwable::getMessage)
        .asString()
        .startsWith("@TryOnMockTest(rateLimit = \"fast\"): ");
  }
}
