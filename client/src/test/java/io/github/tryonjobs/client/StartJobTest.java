package io.github.tryonjobs.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Starts that are answered as the contract says. */
@Timeout(300)
class StartJobTest {

  private final FakeTime time = new FakeTime();

  @ParameterizedTest
  @EnumSource
  void urlsAreSentAsJson(Style style) {
    try (RawServer server = RawServer.of(Starts.STARTED);
        TryOnClient client = Jobs.client(server).build()) {
      assertThat(style.of(client).startJob(Starts.URLS)).isEqualTo(new TryOnStart.Started("a"));

      assertThat(server.requests())
          .singleElement()
          .satisfies(
              request -> {
                assertThat(request.method()).isEqualTo("POST");
                assertThat(request.target()).isEqualTo("/v1/try-on");
                assertThat(request.headers())
                    .containsEntry("X-API-KEY", Jobs.KEY)
                    .containsEntry("Content-Type", "application/json")
                    .containsEntry("Accept", "application/json");
                assertThat(request.body())
                    .isEqualTo(
                        "{\"person_image_url\":\"https://h/p.jpg?signature=secret-of-p\","
                            + "\"garment_image_url\":\"https://h/g.jpg\","
                            + "\"wait_for_result\":\"false\"}");
              });
    }
  }

  @Test
  void everyOptionIsSent() {
    TryOnInput input =
        TryOnInput.builder()
            .personImage(URI.create("https://h/p"))
            .garmentImage(URI.create("https://h/g"))
            .garmentMode(GarmentMode.UPPER)
            .preprocessGarment(false)
            .removeBackground(true)
            .waitForResult(true)
            .build();
    try (RawServer server = RawServer.of(Starts.STARTED);
        TryOnClient client = Jobs.client(server).build()) {
      client.startJob(input);

      assertThat(server.requests().get(0).body())
          .endsWith(
              ",\"garment_mode\":\"upper\",\"preprocess_garment\":\"false\","
                  + "\"remove_background\":\"true\",\"wait_for_result\":\"true\"}");
    }
  }

  @ParameterizedTest
  @EnumSource
  void aStartThatWaitedHasTheResult(Style style) {
    RawServer.Reply reply = RawServer.json(200, "{\"result_url\":\"https://h/i.jpg?s=1\"}");
    try (RawServer server = RawServer.of(reply);
        TryOnClient client = Jobs.client(server).build()) {
      assertThat(style.of(client).startJob(Starts.URLS.withWaitForResult(true)))
          .isEqualTo(new TryOnStart.Completed(URI.create("https://h/i.jpg?s=1")))
          .hasToString("Completed[resultUrl=https://h/i.jpg]");
    }
  }

  @Test
  void theLinkToAResultMayHavePartsOfTheLinkToAnImage() {
    URI link = URI.create("https://h/i.jpg?X-Amz-Algorithm=AWS4-HMAC-SHA256&sig=secret-of-both");
    TryOnInput input = TryOnInput.builder().personImage(link).garmentImage(link).build();
    RawServer.Reply reply = RawServer.json(200, "{\"result_url\":\"" + link + "\"}");
    try (RawServer server = RawServer.of(reply);
        TryOnClient client = Jobs.client(server).build()) {
      assertThat(client.startJob(input)).isEqualTo(new TryOnStart.Completed(link));
    }
  }

  @Test
  void aStartThatWaitsTakesLongerThanARequestMay() {
    RawServer.Reply late =
        connection -> {
          connection.hang(Duration.ofMillis(200));
          RawServer.json(200, "{\"result_url\":\"https://h/i.jpg\"}").write(connection);
        };
    try (RawServer server = RawServer.of(Jobs.rateLimited(), late);
        TryOnClient client =
            Jobs.client(server, time).requestTimeout(Duration.ofMillis(1)).build()) {
      assertThat(client.startJob(Starts.URLS.withWaitForResult(true)))
          .isInstanceOf(TryOnStart.Completed.class);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "400,missing_parameter,MISSING_PARAMETER,InvalidInputException",
    "401,invalid_auth_token,INVALID_AUTH_TOKEN,AuthenticationException",
    "403,insufficient_api_credits,INSUFFICIENT_API_CREDITS,InsufficientCreditsException",
    "403,new_code,UNRECOGNIZED,InsufficientCreditsException",
    "429,rate_limit_exceeded,RATE_LIMIT_EXCEEDED,RateLimitedException",
  })
  void aRefusalIsTyped(int status, String raw, ApiErrorCode code, String exception) {
    try (RawServer server = RawServer.of(Jobs.error(status, raw));
        TryOnClient client = Jobs.client(server, time).build()) {
      assertThatExceptionOfType(TryOnApiException.class)
          .isThrownBy(() -> client.startJob(Starts.URLS))
          .withMessageStartingWith("start: the service answered " + status + " " + raw + ": why")
          .withMessageContaining("(POST " + server.baseUri() + "/v1/try-on")
          .satisfies(
              e -> {
                assertThat(e.getClass().getSimpleName()).isEqualTo(exception);
                assertThat(e.errorCode()).isEqualTo(code);
                assertThat(e.jobId()).isEmpty();
              });
      assertThat(server.requests()).hasSize(status == 429 ? 4 : 1);
    }
  }

  @Test
  void aRateLimitIsWaitedForAndTheStartRepeated() {
    try (RawServer server = RawServer.of(Jobs.rateLimited("Retry-After", "7"), Starts.STARTED);
        TryOnClient client = Jobs.client(server, time).build()) {
      assertThat(client.startJob(Starts.form())).isEqualTo(new TryOnStart.Started("a"));

      assertThat(time.pauses()).containsExactly(Duration.ofSeconds(7));
      assertThat(server.requests()).hasSize(2);
      assertThat(server.requests().get(1).body().lines().filter(l -> l.contains("form-data")))
          .as("the whole form again")
          .hasSize(3);
    }
  }

  @ParameterizedTest
  @EnumSource
  void tryOnStartsAndAwaits(Style style) {
    try (RawServer server =
            RawServer.of(Starts.STARTED, Jobs.PENDING, Jobs.RUNNING, Jobs.COMPLETED);
        TryOnClient client = Jobs.client(server, time).build()) {
      assertThat(style.of(client).tryOn(Starts.URLS.withWaitForResult(true)))
          .isEqualTo(Jobs.COMPLETED_JOB);

      assertThat(server.requests().get(0).body()).endsWith("\"wait_for_result\":\"false\"}");
      assertThat(server.requests())
          .extracting(RawServer.Request::target)
          .containsExactly(
              "/v1/try-on", "/v1/try-on/job/a", "/v1/try-on/job/a", "/v1/try-on/job/a");
    }
  }

  @ParameterizedTest
  @EnumSource
  void tryOnTakesAResultThatIsThereAlready(Style style) {
    URI url = URI.create("https://h/i.jpg");
    try (RawServer server = RawServer.of(RawServer.json(200, "{\"result_url\":\"" + url + "\"}"));
        TryOnClient client = Jobs.client(server, time).build()) {
      assertThat(style.of(client).tryOn(Starts.URLS)).isEqualTo(new TryOnStart.Completed(url));
    }
  }

  @Test
  void theListenerIsToldTheIdOfTheJob() {
    RecordingListener listener = new RecordingListener();
    try (RawServer server = RawServer.of(Starts.STARTED);
        TryOnClient client = Jobs.client(server, time).listener(listener).build()) {
      client.startJob(Starts.URLS);

      assertThat(listener.all())
          .isEqualTo(
              List.of(
                  new TryOnListener.Outcome(
                      TryOnListener.Operation.START_JOB, "a", null, 1, Duration.ZERO, null)));
    }
  }

  @Test
  void aKeyOrASignatureThatComesBackIsInNoMessage() {
    RawServer.Reply reply =
        RawServer.json(
            400,
            "{\"error\":\"no image at https://h/p.jpg?signature=secret-of-p for "
                + Jobs.KEY
                + "\","
                + "\"error_code\":\"invalid_parameter\"}");
    try (RawServer server = RawServer.of(reply);
        TryOnClient client = Jobs.client(server, time).build()) {
      assertThatExceptionOfType(InvalidInputException.class)
          .isThrownBy(() -> client.startJob(Starts.URLS))
          .withMessageContaining("no image at https://h/p.jpg?[redacted] for [redacted]")
          .satisfies(e -> assertThat(e.response().body()).doesNotContain("secret"));
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://user:password-of-p@h/p.jpg?s=secret/of-p&t=1",
        "https:\\/\\/user:password-of-p@h\\/p.jpg?s=secret\\/of-p\\u0026t=1",
        "the user and password-of-p"
      })
  void noSecretOfAUrlThatComesBackIsShown(String echo) {
    TryOnInput input =
        TryOnInput.builder()
            .personImage(URI.create("https://user:password-of-p@h/p.jpg?s=secret/of-p&t=1"))
            .garmentImage(URI.create("https://h/g.jpg"))
            .build();
    String body = "{\"error\":\"no image: " + echo + "\",\"error_code\":\"invalid_parameter\"}";
    try (RawServer server = RawServer.of(RawServer.json(400, body));
        TryOnClient client = Jobs.client(server, time).build()) {
      assertThatExceptionOfType(InvalidInputException.class)
          .isThrownBy(() -> client.startJob(input))
          .withMessageContaining("no image: ")
          .satisfies(e -> assertThat(e.getMessage() + e.response().body()).doesNotContain("of-p"));
    }
  }
}
