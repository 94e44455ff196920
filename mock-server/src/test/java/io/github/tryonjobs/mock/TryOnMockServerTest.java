package io.github.tryonjobs.mock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.tryonjobs.mock.contract.Catalogue;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.http.HttpResponse;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class TryOnMockServerTest {

  @AutoClose private static final TryOnMockServer SERVER = TryOnMockServer.start();
  private static final Http HTTP = new Http(SERVER);

  static Stream<String> outcomes() {
    return Catalogue.ofContract().languages().jobs().words().stream()
        .filter(word -> word.kind().equals("documented"))
        .flatMap(
            word ->
                word.details().isEmpty()
                    ? Stream.of(word.word())
                    : word.details().stream().map(detail -> word.word() + ":" + detail));
  }

  @ParameterizedTest
  @MethodSource("outcomes")
  void answersEveryOutcomeWithItsStatusCode(String outcome) {
    String word = outcome.split(":", 2)[0];
    int expected = Character.isDigit(word.charAt(0)) ? Integer.parseInt(word) : 200;

    assertThat(get(outcome).statusCode()).isEqualTo(expected);
  }

  @Test
  void aScenarioMovesOnWithEachPoll() {
    String id = "pending*2,running,completed~moves";

    assertThat(get(id).body()).isEqualTo("{\"job_id\":\"" + id + "\",\"status\":\"pending\"}");
    assertThat(get(id).body()).contains("\"pending\"");
    assertThat(get(id).body()).contains("\"running\"");
    assertThat(get(id).body()).contains("\"completed\"", "\"result_url\":\"" + SERVER.baseUri());
  }

  @Test
  void aFailedJobHasTheErrorOfTheContractsExample() {
    assertThat(get("failed:content_filter_error").body())
        .isEqualTo(
            "{\"job_id\":\"failed:content_filter_error\",\"status\":\"failed\",\"error\":"
                + "{\"message\":\"Job processing failed\",\"error_code\":\"content_filter_error\"}}");
  }

  @Test
  void anErrorResponseIsTheContractsExample() {
    HttpResponse<String> response = get("400:file_size_too_large");

    assertThat(response.body())
        .isEqualTo("{\"error\":\"File size too large\",\"error_code\":\"file_size_too_large\"}");
    assertThat(response.headers().firstValue("Content-Type")).contains("application/json");
  }

  @ParameterizedTest
  @CsvSource({"429,1", "429:30,30"})
  void a429TellsWhenToTryAgain(String id, String seconds) {
    assertThat(get(id).headers().firstValue("Retry-After")).contains(seconds);
  }

  @Test
  void aRequestWithoutApiKeyAnswers401() {
    HttpResponse<String> response = HTTP.get("/v1/try-on/job/completed");

    assertThat(response.statusCode()).isEqualTo(401);
    assertThat(response.body()).contains("\"invalid_auth_token\"");
  }

  @Test
  void aKeyThatDoesNotBeginWithSkAnswers401() {
    assertThat(HTTP.poll("pk_test", "completed").statusCode()).isEqualTo(401);
  }

  @Test
  void onlyGivenApiKeysAreAcceptedIfThereAreAny() {
    try (TryOnMockServer strict = TryOnMockServer.builder().apiKey("mine").start()) {
      assertThat(new Http(strict).poll("mine", "completed").statusCode()).isEqualTo(200);
      assertThat(new Http(strict).poll("sk_test", "completed").statusCode()).isEqualTo(401);
    }
  }

  @Test
  void anUnknownJobAnswers404() {
    HttpResponse<String> response = get(UUID.randomUUID().toString());

    assertThat(response.statusCode()).isEqualTo(404);
    assertThat(response.body())
        .isEqualTo("{\"error\":\"Job not found\",\"error_code\":\"not_found\"}");
  }

  @Test
  void unknownJobsAnswerAsToldTo() {
    try (TryOnMockServer kind =
        TryOnMockServer.builder().unknownJobs("running,completed").start()) {
      assertThat(new Http(kind).poll("sk_test", "some-id").body()).contains("\"running\"");
      assertThat(new Http(kind).poll("sk_test", "some-id").body()).contains("\"completed\"");
    }
  }

  @Test
  void theJobOfTheReferencePageIsCompleted() {
    assertThat(get("6ba7b810-9dad-11d1-80b4-00c04fd430c8").body()).contains("\"completed\"");
  }

  @Test
  void aCreatedJobFollowsItsScenario() {
    String id = SERVER.createJob("running,failed:job_expired");

    assertThat(get(id).body()).contains("\"running\"", id);
    assertThat(get(id).body()).contains("\"job_expired\"", id);
  }

  @Test
  void aJobIsNotCreatedFromAWrongScenario() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> SERVER.createJob("running,lost"))
        .withMessageContaining("character 9");
  }

  @Test
  void aWrongScenarioIsAnsweredAsTheMocksOwnError() {
    HttpResponse<String> response = get("pending*x,completed");

    assertThat(response.statusCode()).isEqualTo(422);
    assertThat(response.headers().firstValue("X-Try-On-Mock-Error")).contains("invalid-scenario");
    assertThat(response.headers().firstValue("Content-Type")).contains("application/problem+json");
    assertThat(response.body()).contains("character 9: expected a number of polls");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/", "/v1/try-on/some-id", "/v1/try-on/job/", "/v1/try-on/job/a/b"})
  void anUnknownPathIsAnsweredAsTheMocksOwnErrorWithTheRightPath(String path) {
    HttpResponse<String> response = HTTP.get(path, "X-API-KEY", "sk_t");

    assertThat(response.statusCode()).isEqualTo(501);
    assertThat(response.headers().firstValue("X-Try-On-Mock-Error")).contains("unknown-path");
    assertThat(response.body()).contains("/v1/try-on/job/{jobId}");
  }

  @Test
  void theConnectionOfAClientThatOffersHttp2IsKeptAndItsAnswerComplete() throws Exception {
    String http2 =
        "Connection: Upgrade, HTTP2-Settings\r\nUpgrade: h2c\r\nHTTP2-Settings: AAEAAEAA\r\n";

    String answers = RawHttp.getTwice(SERVER.baseUri(), "/v1/try-on/job/404", http2);

    assertThat(answers.split("HTTP/1.1 401 Unauthorized\r\n", -1))
        .as("two answers in %s", answers)
        .hasSize(3);
  }

  @Test
  void listensOnTheLoopbackAddressOnly() {
    assertThat(SERVER.baseUri().getHost()).isEqualTo("127.0.0.1");
  }

  @Test
  void aUsedPortIsReportedAsSuch() throws IOException {
    try (ServerSocket used = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      int port = used.getLocalPort();

      assertThatThrownBy(() -> TryOnMockServer.builder().port(port).start())
          .isInstanceOf(UncheckedIOException.class)
          .hasCauseInstanceOf(BindException.class)
          .hasMessageContaining(String.valueOf(port));
    }
  }

  @Test
  void aClosedServerRefusesConnections() {
    TryOnMockServer closed = TryOnMockServer.start();
    closed.close();

    assertThatThrownBy(() -> new Http(closed).poll("sk_test", "completed"))
        .hasCauseInstanceOf(ConnectException.class);
  }

  private static HttpResponse<String> get(String jobId) {
    return HTTP.poll("sk_test", jobId);
  }
}
