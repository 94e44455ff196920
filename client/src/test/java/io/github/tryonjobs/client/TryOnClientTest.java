package io.github.tryonjobs.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TryOnClientTest {

  @Test
  void asksForTheJobWithTheKeyAndForJson() {
    try (RawServer service = RawServer.of(Jobs.PENDING);
        TryOnClient client = Jobs.client(service).build()) {
      client.getJob("a");

      assertThat(service.requests())
          .singleElement()
          .satisfies(
              request -> {
                assertThat(request.method()).isEqualTo("GET");
                assertThat(request.target()).isEqualTo("/v1/try-on/job/a");
                assertThat(request.headers()).containsEntry("X-API-KEY", Jobs.KEY);
                assertThat(request.headers()).containsEntry("Accept", "application/json");
                assertThat(request.headers().get("User-Agent")).startsWith("try-on-client");
              });
    }
  }

  @Test
  void encodesTheJobIdAsOnePathSegment() {
    try (RawServer service = RawServer.of(Jobs.PENDING);
        TryOnClient client = Jobs.client(service).build()) {
      client.getJob("a/b?c#d %41é");

      assertThat(service.requests().get(0).target())
          .isEqualTo("/v1/try-on/job/a%2Fb%3Fc%23d%20%2541%C3%A9");
    }
  }

  @Test
  void keepsThePathOfTheBaseUri() {
    try (RawServer service = RawServer.of(Jobs.PENDING);
        TryOnClient client =
            Jobs.client(service).baseUri(service.baseUri().resolve("/proxy/")).build()) {
      client.getJob("a");

      assertThat(service.requests().get(0).target()).isEqualTo("/proxy/v1/try-on/job/a");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", ".", "..", "a\ud800"})
  void refusesWhatCannotBeAJobId(String id) {
    try (TryOnClient client = TryOnClient.builder().apiKey(Jobs.KEY).build()) {
      assertThatIllegalArgumentException().isThrownBy(() -> client.getJob(id));
      assertThatIllegalArgumentException().isThrownBy(() -> client.awaitJob(id));
    }
  }

  @ParameterizedTest
  @CsvSource({
    "400,malformed_image,MALFORMED_IMAGE,InvalidInputException",
    "400,new_code,UNRECOGNIZED,InvalidInputException",
    "401,invalid_auth_token,INVALID_AUTH_TOKEN,AuthenticationException",
    "401,new_code,UNRECOGNIZED,AuthenticationException",
    "404,not_found,NOT_FOUND,JobNotFoundException",
    "404,new_code,UNRECOGNIZED,JobNotFoundException",
    "429,rate_limit_exceeded,RATE_LIMIT_EXCEEDED,RateLimitedException",
    "429,new_code,UNRECOGNIZED,RateLimitedException",
  })
  void throwsTheExceptionOfADocumentedCode(
      int status, String rawCode, ApiErrorCode code, String exception) {
    String body = "{\"error\":\"why\",\"error_code\":\"" + rawCode + "\"}";
    assertThatExceptionOfType(TryOnApiException.class)
        .isThrownBy(() -> Jobs.get(RawServer.json(status, body)))
        .withMessageStartingWith(
            "job a: the service answered " + status + " " + rawCode + ": why (GET http://")
        .satisfies(
            e -> {
              assertThat(e.getClass().getSimpleName()).isEqualTo(exception);
              assertThat(e.status()).isEqualTo(status);
              assertThat(e.errorCode()).isEqualTo(code);
              assertThat(e.rawErrorCode()).contains(rawCode);
              assertThat(e.error().message()).isEqualTo("why");
              assertThat(e.response().body()).isEqualTo(body);
              assertThat(e.jobId()).contains("a");
            });
  }

  @Test
  void aServiceThatFailedMayAnswerWithAnyBody() {
    assertThatExceptionOfType(ServiceFailedException.class)
        .isThrownBy(() -> Jobs.get(RawServer.http(500, "text/html", "<h1>oops</h1>")))
        .withMessageStartingWith("job a: the service answered 500 (GET http://")
        .satisfies(e -> assertThat(e.response().body()).isEqualTo("<h1>oops</h1>"))
        .satisfies(
            e ->
                assertThat(e.response())
                    .hasToString("RawResponse[status=500, body of 13 characters]"));
  }

  @Test
  void aKeyThatTheServerSendsBackReachesNoException() {
    String body = "{\"error\":\"bad key " + Jobs.KEY + "\",\"error_code\":\"" + Jobs.KEY + "\"}";
    assertThatExceptionOfType(AuthenticationException.class)
        .isThrownBy(() -> Jobs.get(RawServer.json(401, body, "X-Echo", Jobs.KEY)))
        .withMessageStartingWith(
            "job a: the service answered 401 [redacted]: bad key [redacted] (GET ")
        .satisfies(
            e -> {
              assertThat(e.response().body()).doesNotContain(Jobs.KEY);
              assertThat(e.response().headers().get("x-echo")).containsExactly("[redacted]");
              assertThat(e.rawErrorCode()).contains("[redacted]");
            });
  }

  @Test
  void aClosedClientAsksNoMore() {
    try (RawServer service = RawServer.of(RawServer.json(200, "{}"))) {
      TryOnClient client = Jobs.client(service).build();
      client.close();
      client.close();

      assertThatExceptionOfType(ClientClosedException.class)
          .isThrownBy(() -> client.getJob("a"))
          .withMessageContaining("the client is closed");
      assertThat(service.requests()).isEmpty();
    }
  }

  @Test
  void anExceptionSurvivesSerialization() throws Exception {
    JobNotFoundException exception =
        catchThrowableOfType(
            JobNotFoundException.class, () -> Jobs.get(Jobs.error(404, "not_found")));
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    new ObjectOutputStream(bytes).writeObject(exception);

    Object copy = new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray())).readObject();

    assertThat(((JobNotFoundException) copy).response()).isEqualTo(exception.response());
  }
}
