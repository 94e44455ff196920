package io.github.tryonjobs.client;

import static io.github.tryonjobs.client.Jobs.COMPLETED;
import static io.github.tryonjobs.client.Jobs.COMPLETED_JOB;
import static io.github.tryonjobs.client.Jobs.FAILED;
import static io.github.tryonjobs.client.Jobs.PENDING;
import static io.github.tryonjobs.client.Jobs.RUNNING;
import static io.github.tryonjobs.client.Jobs.error;
import static io.github.tryonjobs.client.Jobs.job;
import static io.github.tryonjobs.client.Jobs.rateLimited;
import static java.time.Duration.ofMillis;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** How a job is waited for. Time passes only in pauses. */
class AwaitJobTest {

  private static final PollingPolicy POLICY =
      new PollingPolicy(
          Duration.ZERO, ofSeconds(1), ofSeconds(4), 2, 0.1, ofSeconds(60), Integer.MAX_VALUE);

  private final FakeTime time = new FakeTime();

  @ParameterizedTest
  @EnumSource
  void returnsTheCompletedJobOfTheFirstPollWithoutAPause(Style style) {
    assertThat(await(style, POLICY, COMPLETED)).isEqualTo(COMPLETED_JOB);
    assertThat(time.pauses()).isEmpty();
  }

  @ParameterizedTest
  @EnumSource
  void theIntervalGrowsUpToItsMaximum(Style style) {
    await(style, POLICY, PENDING, PENDING, RUNNING, RUNNING, COMPLETED);

    assertThat(time.pauses())
        .containsExactly(ofSeconds(1), ofSeconds(2), ofSeconds(4), ofSeconds(4));
  }

  @ParameterizedTest
  @EnumSource
  void pausesBeforeTheFirstPollIfTold(Style style) {
    await(style, POLICY.withInitialDelay(ofSeconds(7)), COMPLETED);

    assertThat(time.pauses()).containsExactly(ofSeconds(7));
  }

  @ParameterizedTest
  @CsvSource({"0.0, 900", "0.25, 950", "0.5, 1000", "1.0, 1100"})
  void jitterMakesAPauseALittleShorterOrLonger(double random, long millis) {
    RandomGenerator jitter =
        new RandomGenerator() {
          @Override
          public long nextLong() {
            return 0;
          }

          @Override
          public double nextDouble() {
            return random;
          }
        };
    try (RawServer server = RawServer.of(PENDING, COMPLETED);
        TryOnClient client =
            Jobs.client(server, time).pollingPolicy(POLICY).random(jitter).build()) {
      client.awaitJob("a");

      assertThat(time.pauses()).containsExactly(ofMillis(millis));
    }
  }

  @Test
  void aFixedIntervalHasNoJitter() {
    try (RawServer server = RawServer.of(PENDING, PENDING, COMPLETED);
        TryOnClient client = Jobs.client(server).clock(time).sleeper(time).build()) {
      client.withPollingPolicy(PollingPolicy.fixed(ofSeconds(3))).awaitJob("a");

      assertThat(time.pauses()).containsExactly(ofSeconds(3), ofSeconds(3));
    }
  }

  @ParameterizedTest
  @EnumSource
  void doesNotTakeAnUnknownStatusForAnEnd(Style style) {
    RawServer.Reply queued = job("{\"job_id\":\"a\",\"status\":\"queued\"}");

    assertThat(await(style, POLICY, queued, COMPLETED)).isEqualTo(COMPLETED_JOB);
  }

  @ParameterizedTest
  @EnumSource
  void throwsTheErrorOfAFailedJob(Style style) {
    assertThatExceptionOfType(JobFailedException.class)
        .isThrownBy(() -> await(style, POLICY, PENDING, FAILED))
        .withMessageStartingWith("job a: the job failed: job_expired: too old (GET http://")
        .satisfies(e -> assertThat(e.error().code()).isEqualTo(TryOnJobErrorCode.JOB_EXPIRED))
        .satisfies(e -> assertThat(e.job().id()).isEqualTo("a"));
  }

  @ParameterizedTest
  @EnumSource
  void theLastPauseIsCutSoThatTheLastPollIsMadeWhenTimeIsOver(Style style) {
    PollingPolicy policy = POLICY.withTimeout(ofSeconds(4));

    assertThat(await(style, policy, PENDING, PENDING, RUNNING, COMPLETED)).isEqualTo(COMPLETED_JOB);
    assertThat(time.pauses()).containsExactly(ofSeconds(1), ofSeconds(2), ofSeconds(1));
  }

  @ParameterizedTest
  @EnumSource
  void givesUpWhenTheLastPollSeesNoEnd(Style style) {
    assertThatExceptionOfType(PollTimeoutException.class)
        .isThrownBy(() -> await(style, POLICY.withTimeout(ofSeconds(4)), PENDING, PENDING, RUNNING))
        .withMessageStartingWith(
            "job a: the job had not ended after 4 polls in 4000 ms; last seen: Running[id=a] (GET ")
        .satisfies(
            e -> {
              assertThat(e.polls()).isEqualTo(4);
              assertThat(e.elapsed()).isEqualTo(ofSeconds(4));
              assertThat(e.lastJob()).contains(new TryOnJob.Running("a"));
              assertThat(e.retryAfter()).isEmpty();
              assertThat(e).hasNoCause();
            });
    assertThat(time.pauses()).containsExactly(ofSeconds(1), ofSeconds(2), ofSeconds(1));
  }

  @ParameterizedTest
  @EnumSource
  void givesUpAfterTheGreatestNumberOfPolls(Style style) {
    assertThatExceptionOfType(PollTimeoutException.class)
        .isThrownBy(() -> await(style, POLICY.withMaxPolls(2), PENDING, PENDING, COMPLETED))
        .satisfies(e -> assertThat(e.polls()).isEqualTo(2));
    assertThat(time.pauses()).containsExactly(ofSeconds(1));
  }

  @ParameterizedTest
  @EnumSource
  void saysThatTheServiceAsksToWaitForLongerThanThereIsTime(Style style) {
    assertThatExceptionOfType(PollTimeoutException.class)
        .isThrownBy(() -> await(style, POLICY, PENDING, rateLimited("Retry-After", "3601")))
        .withMessageContaining("and the service asks to wait for 3601 s; last seen: Pending[id=a]")
        .withCauseInstanceOf(RateLimitedException.class)
        .satisfies(
            e -> {
              assertThat(e.retryAfter()).contains(ofSeconds(3601));
              assertThat(e.lastJob()).contains(new TryOnJob.Pending("a"));
              assertThat(e.polls()).isEqualTo(1);
            });
    assertThat(time.pauses()).as("it is not waited in vain").containsExactly(ofSeconds(1));
  }

  @ParameterizedTest
  @EnumSource
  void saysSoIfTheJobWasNeverSeen(Style style) {
    assertThatExceptionOfType(PollTimeoutException.class)
        .isThrownBy(() -> await(style, POLICY, rateLimited("Retry-After", "61")))
        .withMessageStartingWith("job a: the job had not ended after 0 polls in 0 ms, and ")
        .satisfies(e -> assertThat(e.lastJob()).isEmpty());
  }

  @ParameterizedTest
  @EnumSource
  void waitsForAsLongAsTheServiceAsks(Style style) {
    await(style, POLICY, rateLimited("Retry-After", "59"), COMPLETED);

    assertThat(time.pauses()).containsExactly(ofSeconds(59));
  }

  @ParameterizedTest
  @EnumSource
  void aRetryIsNoPoll(Style style) {
    await(style, POLICY.withMaxPolls(2), error(500, ""), PENDING, error(500, ""), COMPLETED);

    assertThat(time.pauses())
        .as("retry, poll, retry")
        .containsExactly(ofMillis(500), ofSeconds(1), ofMillis(500));
  }

  @ParameterizedTest
  @EnumSource
  void theLastPauseBeforeARetryIsCutToo(Style style) {
    PollingPolicy policy = POLICY.withTimeout(ofMillis(1400));

    assertThat(await(style, policy, error(500, ""), error(500, ""), COMPLETED))
        .isEqualTo(COMPLETED_JOB);
    assertThat(time.pauses()).containsExactly(ofMillis(500), ofMillis(900));
  }

  @ParameterizedTest
  @EnumSource
  void theDeadlineHoldsAcrossRetries(Style style) {
    PollingPolicy policy = POLICY.withTimeout(ofMillis(1400));

    assertThatExceptionOfType(PollTimeoutException.class)
        .isThrownBy(() -> await(style, policy, error(500, "")))
        .withCauseInstanceOf(ServiceFailedException.class)
        .satisfies(
            e -> {
              assertThat(e.elapsed()).isEqualTo(ofMillis(1400));
              assertThat(e.retryAfter()).isEmpty();
              assertThat(e.getSuppressed()).hasSize(2);
            });
  }

  @ParameterizedTest
  @EnumSource
  void aPollThatFailsTooOftenEndsTheWait(Style style) {
    assertThatExceptionOfType(ServiceFailedException.class)
        .isThrownBy(() -> await(style, POLICY, error(500, ""), PENDING, error(500, "")))
        .withMessageEndingWith(", after 4 attempts)")
        .satisfies(e -> assertThat(e.getSuppressed()).as("of the last poll").hasSize(3));
  }

  @ParameterizedTest
  @CsvSource({
    "400,invalid_parameter,InvalidInputException",
    "401,invalid_auth_token,AuthenticationException",
    "404,not_found,JobNotFoundException"
  })
  void anErrorThatStaysEndsTheWaitAtOnce(int status, String code, String exception) {
    for (Style style : Style.values()) {
      assertThatExceptionOfType(TryOnApiException.class)
          .isThrownBy(() -> await(style, POLICY, error(status, code), COMPLETED))
          .satisfies(e -> assertThat(e.getClass().getSimpleName()).isEqualTo(exception));
    }
    assertThat(time.pauses()).isEmpty();
  }

  @ParameterizedTest
  @EnumSource
  void aPauseThatFailsEndsTheWait(Style style) {
    RuntimeException failure = new IllegalArgumentException("no time");
    try (RawServer server = RawServer.of(PENDING);
        TryOnClient client =
            Jobs.client(server).sleeper(d -> CompletableFuture.failedFuture(failure)).build()) {
      assertThatThrownBy(() -> style.of(client).awaitJob("a")).isSameAs(failure);
    }
  }

  @Test
  void aPauseThatFailsInAWayThatNoMethodDeclaresEndsTheWaitToo() {
    Exception failure = new Exception("no time");
    try (RawServer server = RawServer.of(PENDING);
        TryOnClient client =
            Jobs.client(server).sleeper(d -> CompletableFuture.failedFuture(failure)).build()) {
      assertThatIllegalStateException().isThrownBy(() -> client.awaitJob("a")).withCause(failure);
    }
  }

  private TryOnJob.Completed await(Style style, PollingPolicy policy, RawServer.Reply... replies) {
    try (RawServer server = RawServer.of(replies);
        TryOnClient client = Jobs.client(server, time).pollingPolicy(policy).build()) {
      return style.of(client).awaitJob("a");
    }
  }
}
