package io.github.tryonjobs.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TryOnClientTest {

  private static final String KEY = "sk_very_secret";

  @Test
  void asksForTheJobWithTheKeyAndForJson() {
    try (FakeService service = FakeService.json(200, "{\"job_id\":\"a\",\"status\":\"pending\"}")) {
      get(service, "a");

      assertThat(service.requests())
          .singleElement()
          .satisfies(
              request -> {
                assertThat(request.method()).isEqualTo("GET");
                assertThat(request.target()).isEqualTo("/v1/try-on/job/a");
                assertThat(request.headers().get("X-API-KEY")).containsExactly(KEY);
                assertThat(request.headers().get("Accept")).containsExactly("application/json");
                assertThat(request.headers().getFirst("User-Agent")).startsWith("try-on-client");
              });
    }
  }

  @Test
  void encodesTheJobIdAsOnePathSegment() {
    try (FakeService service = FakeService.json(200, "{\"job_id\":\"a\",\"status\":\"pending\"}")) {
      get(service, "a/b?c#d %41é");

      assertThat(service.requests().get(0).target())
          .isEqualTo("/v1/try-on/job/a%2Fb%3Fc%23d%20%2541%C3%A9");
    }
  }

  @Test
  void keepsThePathOfTheBaseUri() {
    try (FakeService service = FakeService.json(200, "{\"job_id\":\"a\",\"status\":\"pending\"}");
        TryOnClient client =
            TryOnClient.builder()
                .apiKey(KEY)
                .baseUri(service.baseUri().resolve("/proxy/"))
                .build()) {
      client.getJob("a");

      assertThat(service.requests().get(0).target()).isEqualTo("/proxy/v1/try-on/job/a");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", ".", ".."})
  void refusesWhatCannotBeAJobId(String id) {
    try (TryOnClient client = TryOnClient.builder().apiKey(KEY).build()) {
      assertThatIllegalArgumentException().isThrownBy(() -> client.getJob(id));
      assertThatIllegalArgumentException().isThrownBy(() -> client.awaitJob(id));
    }
  }

  @ParameterizedTest
  @CsvSource({
    "400,malformed_image,MALFORMED_IMAGE,InvalidInputException",
    "400,new_code,UNRECOGNIZED,InvalidInputException",
    "401,invalid_auth_token,INVALID_AUTH_TOKEN,AuthenticationException",
    "404,not_found,NOT_FOUND,JobNotFoundException",
    "429,rate_limit_exceeded,RATE_LIMIT_EXCEEDED,RateLimitedException",
  })
  void throwsTheExceptionOfADocumentedCode(
      int status, String rawCode, ApiErrorCode code, String exception) {
    String body = "{\"error\":\"why\",\"error_code\":\"" + rawCode + "\"}";
    try (FakeService service = FakeService.json(status, body)) {
      assertThatExceptionOfType(TryOnApiException.class)
          .isThrownBy(() -> get(service, "a"))
          .withMessage("job a: the service answered " + status + " " + rawCode + ": why")
          .satisfies(
              e -> {
                assertThat(e.getClass().getSimpleName()).isEqualTo(exception);
                assertThat(e.status()).isEqualTo(status);
                assertThat(e.errorCode()).isEqualTo(code);
                assertThat(e.rawErrorCode()).contains(rawCode);
                assertThat(e.response().body()).isEqualTo(body);
                assertThat(e.jobId()).isEqualTo("a");
              });
    }
  }

  @Test
  void tellsTheRetryAfterOfA429() {
    try (FakeService service = FakeService.json(429, "{}", "retry-after", "7")) {
      assertThatExceptionOfType(RateLimitedException.class)
          .isThrownBy(() -> get(service, "a"))
          .satisfies(
              e -> {
                assertThat(e.rawRetryAfter()).contains("7");
                assertThat(e.rawErrorCode()).isEmpty();
              });
    }
  }

  @Test
  void aServiceThatFailedMayAnswerWithAnyBody() {
    try (FakeService service = FakeService.of(500, "text/html", "<h1>oops</h1>")) {
      assertThatExceptionOfType(ServiceFailedException.class)
          .isThrownBy(() -> get(service, "a"))
          .withMessage("job a: the service answered 500")
          .satisfies(e -> assertThat(e.response().body()).isEqualTo("<h1>oops</h1>"));
    }
  }

  @ParameterizedTest
  @CsvSource({
    "200,text/html,but the contract documents application/json",
    "401,text/plain,but the contract documents application/json",
    "404,'',without a content type",
    "204,'',which the contract does not document",
    "502,text/html,which the contract does not document",
  })
  void tellsWhatIsUndocumented(int status, String contentType, String problem) {
    try (FakeService service = FakeService.of(status, contentType, status == 204 ? "" : "text")) {
      assertThatExceptionOfType(UndocumentedResponseException.class)
          .isThrownBy(() -> get(service, "a"))
          .withMessageStartingWith("job a: the service answered " + status)
          .withMessageContaining(problem)
          .satisfies(e -> assertThat(e.response().status()).isEqualTo(status));
    }
  }

  @Test
  void doesNotFollowARedirect() {
    try (FakeService other = FakeService.json(200, "{}");
        FakeService service = FakeService.of(302, "", "", "Location", other.baseUri() + "/")) {
      assertThatExceptionOfType(UndocumentedResponseException.class)
          .isThrownBy(() -> get(service, "a"));
      assertThat(other.requests()).isEmpty();
    }
  }

  @Test
  void tellsThatNobodyAnswers() throws IOException {
    int port;
    try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = free.getLocalPort();
    }
    try (TryOnClient client = client(URI.create("http://127.0.0.1:" + port))) {
      assertThatExceptionOfType(TransportException.class)
          .isThrownBy(() -> client.getJob("a"))
          .withMessageContaining("127.0.0.1:" + port)
          .withMessageContaining("refused")
          .withMessageNotContaining(KEY);
    }
  }

  @Test
  void doesNotWaitForASilentServerLongerThanTheRequestTimeout() throws IOException {
    try (ServerSocket silent = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        TryOnClient client =
            TryOnClient.builder()
                .apiKey(KEY)
                .baseUri(URI.create("http://127.0.0.1:" + silent.getLocalPort()))
                .requestTimeout(Duration.ofMillis(50))
                .build()) {
      assertThatExceptionOfType(TransportException.class)
          .isThrownBy(() -> client.getJob("a"))
          .withMessageContaining("timed out");
    }
  }

  @Test
  void aKeyThatTheServerSendsBackReachesNoException() {
    String body = "{\"error\":\"bad key " + KEY + "\",\"error_code\":\"" + KEY + "\"}";
    try (FakeService service = FakeService.json(401, body, "X-Echo", KEY)) {
      assertThatExceptionOfType(AuthenticationException.class)
          .isThrownBy(() -> get(service, "a"))
          .withMessage("job a: the service answered 401 [redacted]: bad key [redacted]")
          .satisfies(
              e -> {
                assertThat(e.response().body()).doesNotContain(KEY);
                assertThat(e.response().headers().get("x-echo")).containsExactly("[redacted]");
                assertThat(e.rawErrorCode()).contains("[redacted]");
              });
    }
  }

  @Test
  void aClosedClientAsksNoMore() {
    try (FakeService service = FakeService.json(200, "{}")) {
      TryOnClient client = client(service.baseUri());
      client.close();
      client.close();

      assertThatIllegalStateException().isThrownBy(() -> client.getJob("a"));
      assertThat(service.requests()).isEmpty();
    }
  }

  @Test
  void anExceptionSurvivesSerialization() throws Exception {
    try (FakeService service = FakeService.json(404, "{\"error_code\":\"not_found\"}")) {
      JobNotFoundException exception =
          catchThrowableOfType(JobNotFoundException.class, () -> get(service, "a"));
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      new ObjectOutputStream(bytes).writeObject(exception);

      Object copy =
          new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray())).readObject();

      assertThat(((JobNotFoundException) copy).response()).isEqualTo(exception.response());
    }
  }

  @Test
  void waitsForAJob() {
    String body = "{\"job_id\":\"a\",\"status\":\"completed\",\"result_url\":\"https://h/i.jpg\"}";
    try (FakeService service = FakeService.json(200, body);
        TryOnClient client = client(service.baseUri())) {
      assertThat(client.awaitJob("a").resultUrl()).isEqualTo(URI.create("https://h/i.jpg"));
    }
  }

  private static TryOnJob get(FakeService service, String id) {
    try (TryOnClient client = client(service.baseUri())) {
      return client.getJob(id);
    }
  }

  private static TryOnClient client(URI baseUri) {
    return TryOnClient.builder().apiKey(KEY).baseUri(baseUri).build();
  }
}
