package io.github.tryonjobs.mock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.tryonjobs.mock.state.RecordedRequest;
import java.net.URI;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

class EmbeddingTest {

  private final BlockingQueue<RecordedRequest> told = new LinkedBlockingQueue<>();

  @AutoClose
  private final TryOnMockServer server = TryOnMockServer.builder().onRequest(told::add).start();

  private final Http http = new Http(server);

  @Test
  void theJournalTellsOfEachPoll() throws Exception {
    http.poll("sk_test", "pending*2,completed");

    assertThat(server.requests())
        .singleElement()
        .satisfies(
            request -> {
              assertThat(request.method()).isEqualTo("GET");
              assertThat(request.path()).isEqualTo("/v1/try-on/job/pending*2,completed");
              assertThat(request.apiKey()).isEqualTo("12b2820c");
              assertThat(request.jobId()).isEqualTo("pending*2,completed");
              assertThat(request.poll()).isEqualTo(1);
              assertThat(request.step()).isEqualTo("pending*2");
              assertThat(request.outcome()).isEqualTo("pending");
              assertThat(request.status()).isEqualTo(200);
              assertThat(request.mockError()).isNull();
            });
    assertThat(told.poll(60, TimeUnit.SECONDS)).isEqualTo(server.requests().get(0));
  }

  @Test
  void theJournalIsAskedForOneJob() {
    http.poll("sk_test", "pending");
    http.poll("sk_test", "running");

    assertThat(server.requests("running")).extracting(RecordedRequest::number).containsExactly(2L);
  }

  @Test
  void theJournalTellsWhatWasNotUnderstood() {
    http.get("/v1/try-on/some-id");

    assertThat(server.requests())
        .singleElement()
        .satisfies(
            request -> {
              assertThat(request.outcome()).isEqualTo("unknown-path");
              assertThat(request.mockError()).contains("/v1/try-on/job/{jobId}");
            });
  }

  @Test
  void theApiKeyIsInNoPathOfTheJournal() {
    http.poll("sk_secret", "completed~sk_secret");
    http.poll("sk_secret", "pending*sk_secret");

    assertThat(server.requests().toString()).contains("***").doesNotContain("secret");
    assertThat(server.requests()).extracting(RecordedRequest::jobId).doesNotContain("sk_secret");
  }

  @Test
  void anExpectationThatDoesNotHoldShowsWhatCame() {
    http.poll("sk_test", "429:3,completed");

    assertThatExceptionOfType(AssertionError.class)
        .isThrownBy(() -> server.job("429:3,completed").wasPolled(2))
        .withMessageStartingWith(
            "expected job 429:3,completed to be polled 2 times. It was polled once")
        .withMessageContaining("GET /v1/try-on/job/429:3,completed -> 429 429:3 (poll 1");
    assertThatExceptionOfType(AssertionError.class)
        .isThrownBy(() -> server.job("429:3,completed").wasAnswered("completed"))
        .withMessageContaining("to be answered with completed. It was polled once");
    assertThatExceptionOfType(AssertionError.class)
        .isThrownBy(() -> server.job("other").wasPolled(1))
        .withMessageEndingWith("It was polled never");
  }

  @Test
  void accountsDoNotMeet() {
    MockAccount mine = server.newAccount();
    MockAccount yours = server.newAccount();
    mine.unknownJobs("running");
    mine.clock().advance(Duration.ofHours(1));
    mine.rateLimit("1/1h");

    http.poll(mine.apiKey(), "some-id");
    http.poll(mine.apiKey(), "some-id");
    http.poll(yours.apiKey(), "some-id");

    mine.job("some-id").wasAnswered("running", "429");
    yours.job("some-id").wasAnswered("404");
    assertThat(mine.requests()).hasSize(2);
    assertThat(yours.requests()).hasSize(1);
    assertThat(Duration.between(yours.clock().instant(), mine.clock().instant()))
        .isGreaterThan(Duration.ofMinutes(59));
  }

  @Test
  void whatAnAccountSeesIsNotItsOwnToStop() {
    MockAccount account = server.newAccount();

    account.server().close();
    account.server().acrossKeys().close();

    assertThat(http.poll(account.apiKey(), "completed").statusCode()).isEqualTo(200);
  }

  @Test
  void aResetOfAnAccountTakesAllBackThatWasSetForIt() {
    MockAccount account = server.newAccount();
    account.unknownJobs("running");
    account.clock().freezeAt(Instant.EPOCH);
    http.poll(account.apiKey(), "some-id");

    account.reset();

    assertThat(account.requests()).isEmpty();
    assertThat(account.clock().isFrozen()).isFalse();
    assertThat(http.poll(account.apiKey(), "some-id").statusCode()).isEqualTo(404);
  }

  @Test
  void noTextOfAnAccountOrServerHasTheKey() {
    MockAccount account = server.account("sk_secret");

    assertThat(account.toString() + server).doesNotContain("secret");
  }

  @Test
  void aRateLimitIsAnsweredByTheClock() {
    try (TryOnMockServer limited =
        TryOnMockServer.builder().rateLimit("2/1m").time(() -> Instant.EPOCH).start()) {
      Http client = new Http(limited);
      client.poll("sk_test", "pending");
      client.poll("sk_test", "pending");

      HttpResponse<String> refused = client.poll("sk_test", "pending");
      assertThat(refused.statusCode()).isEqualTo(429);
      assertThat(refused.headers().firstValue("Retry-After")).contains("60");
      assertThat(refused.body()).contains("rate_limit_exceeded");
      assertThat(client.poll("sk_other", "pending").statusCode()).isEqualTo(200);

      limited.clock().advance(Duration.ofMinutes(1));
      assertThat(client.poll("sk_test", "pending").statusCode()).isEqualTo(200);
    }
  }

  @Test
  void theRateLimitDoesNotMoveAJob() {
    try (TryOnMockServer limited = TryOnMockServer.builder().rateLimit("1/1h").start()) {
      Http client = new Http(limited);
      client.poll("sk_test", "pending,completed");
      client.poll("sk_test", "pending,completed");
      limited.clock().advance(Duration.ofHours(1));

      assertThat(client.poll("sk_test", "pending,completed").body()).contains("\"completed\"");
      limited.job("pending,completed").wasPolled(3);
    }
  }

  @Test
  void anAnswerTakesItsLatency() {
    String id = server.createJob("completed", "30ms");

    http.poll("sk_test", id);
    http.poll("sk_test", "completed");

    assertThat(server.requests(id))
        .singleElement()
        .satisfies(
            slow -> assertThat(slow.duration()).isGreaterThanOrEqualTo(Duration.ofMillis(30)));
  }

  @Test
  void aResultIsAnImageUntilItsLinkExpires() {
    String url = resultUrl("sk_test");
    String path = url.substring(server.baseUri().toString().length());

    HttpResponse<String> image = http.get(path);
    assertThat(image.statusCode()).isEqualTo(200);
    assertThat(image.headers().firstValue("Content-Type")).contains("image/jpeg");

    server.clock().advance(Duration.ofHours(1));
    assertThat(http.get(path).statusCode()).isEqualTo(403);
  }

  @Test
  void aResultExpiresByTheClockOfItsAccount() {
    MockAccount account = server.newAccount();
    String url = resultUrl(account.apiKey());
    String path = url.substring(server.baseUri().toString().length());

    account.clock().advance(Duration.ofHours(1));

    assertThat(http.get(path).statusCode()).isEqualTo(403);
  }

  private String resultUrl(String apiKey) {
    String url =
        http.poll(apiKey, "completed").body().replaceAll(".*\"result_url\":\"([^\"]*)\".*", "$1");
    assertThat(URI.create(url)).hasAuthority(server.baseUri().getAuthority());
    return url;
  }

  @Test
  void settingsThatAreWrongAreRefusedWhenTheyAreSet() {
    TryOnMockServerBuilder builder = TryOnMockServer.builder();

    assertThatIllegalArgumentException().isThrownBy(() -> builder.rateLimit("fast"));
    assertThatIllegalArgumentException().isThrownBy(() -> builder.latency("slow"));
    assertThatIllegalArgumentException().isThrownBy(() -> builder.port(-1));
    assertThatIllegalArgumentException().isThrownBy(() -> builder.host(" "));
    assertThatIllegalArgumentException().isThrownBy(() -> builder.allowedHost(""));
    assertThatIllegalArgumentException().isThrownBy(() -> builder.controlToken(""));
    assertThatIllegalArgumentException().isThrownBy(() -> builder.journalLimit(0));
  }
}
