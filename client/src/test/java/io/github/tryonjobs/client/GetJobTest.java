package io.github.tryonjobs.client;

import static io.github.tryonjobs.client.Jobs.PENDING;
import static io.github.tryonjobs.client.Jobs.error;
import static io.github.tryonjobs.client.Jobs.rateLimited;
import static java.time.Duration.ofMillis;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** How one call is retried. Time passes only in pauses. */
class GetJobTest {

  private static final TryOnJob PENDING_JOB = new TryOnJob.Pending("a");

  private final FakeTime time = new FakeTime();

  @ParameterizedTest
  @EnumSource
  void backsOffUpToTheMaximumDelay(Style style) {
    RetryPolicy policy =
        RetryPolicy.defaults()
            .withMaxAttempts(5)
            .withBaseDelay(ofSeconds(1))
            .withMaxDelay(ofSeconds(3));
    RawServer.Reply failed = error(500, "");

    assertThat(get(style, policy, failed, failed, failed, failed, PENDING)).isEqualTo(PENDING_JOB);
    assertThat(time.pauses())
        .containsExactly(ofSeconds(1), ofSeconds(2), ofSeconds(3), ofSeconds(3));
  }

  @ParameterizedTest
  @CsvSource({
    "408, ''",
    "425, ''",
    "429, application/json",
    "429, text/html",
    "500, application/json",
    "500, text/html",
    "502, text/html",
    "503, ''",
    "504, text/plain",
    "520, ''",
    "521, ''",
    "522, ''",
    "523, ''",
    "524, ''",
    "529, ''"
  })
  void retriesWhatMayPass(int status, String contentType) {
    RawServer.Reply reply = RawServer.http(status, contentType, contentType.isEmpty() ? "" : "{}");

    for (Style style : Style.values()) {
      assertThat(get(style, RetryPolicy.defaults(), reply, PENDING)).isEqualTo(PENDING_JOB);
    }
    assertThat(time.pauses()).containsExactly(ofMillis(500), ofMillis(500));
  }

  @ParameterizedTest
  @ValueSource(
      ints = {204, 301, 302, 303, 304, 307, 308, 400, 401, 403, 404, 409, 410, 501, 505, 525, 530})
  void doesNotRetryWhatStays(int status) {
    for (Style style : Style.values()) {
      assertThatExceptionOfType(TryOnException.class)
          .isThrownBy(() -> get(style, RetryPolicy.defaults(), error(status, "x"), PENDING))
          .satisfies(e -> assertThat(e.request().attempts()).isEqualTo(1));
    }
    assertThat(time.pauses()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"{\"job_id\":", "{}"})
  void doesNotRetryAMalformedBody(String body) {
    assertThatExceptionOfType(MalformedResponseException.class)
        .isThrownBy(() -> get(Style.SYNC, RetryPolicy.defaults(), Jobs.job(body), PENDING));
    assertThat(time.pauses()).isEmpty();
  }

  @ParameterizedTest
  @EnumSource
  void retriesWhenTheConnectionBreaks(Style style) {
    RawServer.Reply cut = RawServer.raw("HTTP/1.1 200 OK\r\nContent-Length: 99\r\n\r\n{");
    RawServer.Reply reset =
        connection -> {
          connection.write("HTTP/1.1 200 OK\r\nContent-Length: 99\r\n\r\n{");
          connection.reset();
        };

    assertThat(get(style, RetryPolicy.defaults(), cut, reset, PENDING)).isEqualTo(PENDING_JOB);
    assertThat(time.pauses()).containsExactly(ofMillis(500), ofSeconds(1));
  }

  @ParameterizedTest
  @EnumSource
  void showsWhatWasRetried(Style style) {
    RetryPolicy policy = RetryPolicy.defaults().withMaxAttempts(3);

    assertThatExceptionOfType(ServiceFailedException.class)
        .isThrownBy(
            () -> get(style, policy, rateLimited(), RawServer.http(502, "", ""), error(500, "")))
        .withMessageStartingWith("job a: the service answered 500 (GET http://127.0.0.1:")
        .withMessageEndingWith("/v1/try-on/job/a, after 3 attempts)")
        .satisfies(
            e -> {
              assertThat(e.request().attempts()).isEqualTo(3);
              assertThat(e.getSuppressed())
                  .hasExactlyElementsOfTypes(
                      RateLimitedException.class, UndocumentedResponseException.class);
              assertThat(e.getSuppressed()[0].getSuppressed()).isEmpty();
            });
  }

  @ParameterizedTest
  @EnumSource
  void makesASingleAttemptIfTold(Style style) {
    assertThatExceptionOfType(ServiceFailedException.class)
        .isThrownBy(() -> get(style, RetryPolicy.none(), error(500, ""), PENDING))
        .withMessageEndingWith("/v1/try-on/job/a)");
  }

  @ParameterizedTest
  @CsvSource({
    "3, 3000",
    "0, 500",
    "1, 1000",
    "'Tue, 24 Nov 2026 08:00:05 GMT', 5000",
    "'Tue, 24 Nov 2026 07:00:00 GMT', 500",
    "'', 500",
    "-3, 500",
    "1.5, 500",
    "soon, 500",
    "3 s, 500"
  })
  void waitsForTheLongerOfRetryAfterAndBackOff(String retryAfter, long millis) {
    RawServer.Reply limited = rateLimited("Retry-After", retryAfter);

    get(Style.SYNC, RetryPolicy.defaults(), limited, PENDING);

    assertThat(time.pauses()).containsExactly(ofMillis(millis));
  }

  @Test
  void readsADateByTheClockOfTheServer() {
    RawServer.Reply limited =
        rateLimited(
            "Date", "Sun, 01 Jan 2023 00:00:00 GMT",
            "Retry-After", "Sun, 01 Jan 2023 00:00:09 GMT");

    get(Style.SYNC, RetryPolicy.defaults(), limited, PENDING);

    assertThat(time.pauses()).containsExactly(ofSeconds(9));
  }

  @Test
  void heedsTheRetryAfterOfAProxy() {
    RawServer.Reply unavailable = RawServer.http(503, "text/html", "busy", "Retry-After", "4");

    get(Style.SYNC, RetryPolicy.defaults(), unavailable, PENDING);

    assertThat(time.pauses()).containsExactly(ofSeconds(4));
  }

  @ParameterizedTest
  @ValueSource(strings = {"60", "3600", "999999999", "99999999999999999999"})
  void doesNotWaitLongerThanACallMayTake(String retryAfter) {
    for (Style style : Style.values()) {
      assertThatExceptionOfType(RateLimitedException.class)
          .isThrownBy(
              () ->
                  get(
                      style,
                      RetryPolicy.defaults(),
                      rateLimited("Retry-After", retryAfter),
                      PENDING))
          .satisfies(e -> assertThat(e.retryAfter().orElseThrow()).isGreaterThan(ofSeconds(59)));
    }
    assertThat(time.pauses()).isEmpty();
  }

  @Test
  void tellsHowLongTheServiceAsksToWait() {
    assertThatExceptionOfType(RateLimitedException.class)
        .isThrownBy(
            () -> get(Style.SYNC, RetryPolicy.none(), rateLimited("retry-after", "7"), PENDING))
        .satisfies(e -> assertThat(e.retryAfter()).contains(ofSeconds(7)));
    assertThatExceptionOfType(RateLimitedException.class)
        .isThrownBy(() -> get(Style.SYNC, RetryPolicy.none(), rateLimited(), PENDING))
        .satisfies(e -> assertThat(e.retryAfter()).isEmpty());
  }

  private TryOnJob get(Style style, RetryPolicy policy, RawServer.Reply... replies) {
    try (RawServer server = RawServer.of(replies);
        TryOnClient client = Jobs.client(server, time).retryPolicy(policy).build()) {
      return style.of(client).getJob("a");
    }
  }
}
