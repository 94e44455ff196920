package io.github.tryonjobs.mock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.http.HttpResponse;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a start is answered with although nothing is wrong with it. */
class StartOutcomesTest {

  private static final String PERSON = "https://images.example/person.jpg";

  @AutoClose private static final TryOnMockServer SERVER = TryOnMockServer.start();
  private static final Http HTTP = new Http(SERVER);

  private final MockAccount account = SERVER.newAccount();

  private List<Integer> codes(int times) {
    return codes(times, PERSON);
  }

  private List<Integer> codes(int times, String garment) {
    return IntStream.range(0, times)
        .mapToObj(i -> HTTP.start(account.apiKey(), PERSON, garment).statusCode())
        .toList();
  }

  @Test
  void aSettingSaysWhatTheStartsOfAKeyAreAnsweredWith() {
    account.startOutcomes("429:5,500*2,started");

    assertThat(codes(5)).containsExactly(429, 500, 500, 202, 202);
    assertThat(HTTP.start(SERVER.newAccount().apiKey(), PERSON, PERSON).statusCode())
        .isEqualTo(202);
  }

  @Test
  void aSettingThatIsMadeAgainBeginsAnew() {
    account.startOutcomes("500,started");
    assertThat(codes(2)).containsExactly(500, 202);

    account.startOutcomes("500,started");

    assertThat(codes(2)).containsExactly(500, 202);
  }

  @ParameterizedTest
  @CsvSource({
    "400:unknown_foreground, 400",
    "401, 401",
    "403, 403",
    "429:7, 429",
    "500, 500",
    "502, 502",
    "status:418, 418",
    "redirect, 302",
    "completed, 200",
    "started, 202"
  })
  void theNameOfAnImageSaysWhatItsStartIsAnsweredWith(String answer, int status) {
    HttpResponse<String> response =
        HTTP.start(account.apiKey(), PERSON, "https://images.example/start-" + answer + ".jpg");

    assertThat(response.statusCode()).isEqualTo(status);
    assertThat(account.starts().get(0).outcome()).isEqualTo(answer);
    if (status == 429) {
      assertThat(response.headers().firstValue("Retry-After")).contains("7");
    }
  }

  @Test
  void eachNameHasItsOwnSequence() {
    String name = "https://images.example/start-429:1,started";

    assertThat(codes(2, name + ".jpg")).containsExactly(429, 202);
    assertThat(codes(2, name + "~b.jpg")).containsExactly(429, 202);
  }

  @Test
  void oneImageSaysWhatTheStartIsAnsweredWithAndTheOtherWhatBecomesOfTheJob() {
    HttpResponse<String> response =
        HTTP.start(
            account.apiKey(),
            "https://images.example/start-500,started.jpg",
            "https://images.example/failed.jpg");
    assertThat(response.statusCode()).isEqualTo(500);

    response =
        HTTP.start(
            account.apiKey(),
            "https://images.example/start-500,started.jpg",
            "https://images.example/failed.jpg");

    assertThat(HTTP.poll(account.apiKey(), Http.jobId(response)).body()).contains("failed");
  }

  @Test
  void aJobOfAStartThatIsAnsweredAtOnceIsCompleted() {
    account.startOutcomes("completed");
    HTTP.start(account.apiKey(), PERSON, PERSON);

    assertThat(HTTP.poll(account.apiKey(), Http.jobId(account.starts().get(0))).body())
        .contains("completed");
  }

  /** So that a test sees that its application does not start another job. */
  @Test
  void aFaultComesAfterTheJobWasStarted() {
    account.startOutcomes("malformed");

    HttpResponse<String> response = HTTP.start(account.apiKey(), PERSON, PERSON);

    assertThat(response.statusCode()).isEqualTo(202);
    assertThat(response.body()).startsWith("{\"job_id\"").doesNotEndWith("}");
    assertThat(HTTP.poll(account.apiKey(), Http.jobId(account.starts().get(0))).statusCode())
        .isEqualTo(200);
  }

  @Test
  void whatIsNotDocumentedHasAHeaderThatSaysSo() {
    account.startOutcomes("503");

    HttpResponse<String> response = HTTP.start(account.apiKey(), PERSON, PERSON);

    assertThat(response.headers().firstValue("X-Try-On-Mock-Undocumented")).contains("503");
    assertThat(response.body()).startsWith("<html>");
  }

  @Test
  void creditsRunOut() {
    account.credits("2");
    assertThat(codes(3)).containsExactly(202, 202, 403);

    account.credits("1");

    assertThat(codes(2)).containsExactly(202, 403);
  }

  @Test
  void onlyAStartThatIsCarriedOutTakesACredit() {
    account.credits("1");
    account.startOutcomes("500,started");

    assertThat(codes(1)).containsExactly(500);
    assertThat(HTTP.startWithJson(account.apiKey(), "{}").statusCode()).isEqualTo(400);
    assertThat(codes(2)).containsExactly(202, 403);
  }

  @Test
  void theFirstThatIsWrongIsTold() {
    account.credits("0");
    account.startOutcomes("500,started");
    account.rateLimit("3/h");

    assertThat(HTTP.startWithJson("nobody", "{}").statusCode()).isEqualTo(401);
    assertThat(HTTP.startWithJson(account.apiKey(), "{}").statusCode()).isEqualTo(500);
    assertThat(HTTP.startWithJson(account.apiKey(), "{}").statusCode()).isEqualTo(403);
    account.credits("9");
    assertThat(HTTP.startWithJson(account.apiKey(), "{}").statusCode()).isEqualTo(400);
    assertThat(HTTP.startWithJson(account.apiKey(), "{}").statusCode()).isEqualTo(429);
  }

  @Test
  void settingsCanBeMadeAndReadOverHttp() {
    String key = account.apiKey();
    String settings =
        "{\"started_jobs\":\"failed\",\"start_outcomes\":\"500,started\","
            + "\"cancel_outcomes\":\"429:3\",\"credits\":\"7\"}";

    HTTP.patch("/__mock/settings", settings, "X-API-KEY", key);

    assertThat(HTTP.get("/__mock/settings", "X-API-KEY", key).body())
        .contains(settings.substring(1, settings.length() - 1));
    assertThat(codes(2)).containsExactly(500, 202);
    String id = Http.jobId(account.starts().get(1));
    assertThat(HTTP.poll(key, id).body()).contains("failed");
    assertThat(HTTP.cancel(key, id).headers().firstValue("Retry-After")).contains("3");
  }

  @Test
  void aWrongSettingSaysWhatWouldBeRight() {
    assertThatThrownBy(() -> account.startOutcomes("pending"))
        .hasMessageContaining("expected one of completed, started, 400, 401, 403, 429, 500");
    assertThatThrownBy(() -> account.cancelOutcomes("completed"))
        .hasMessageContaining("expected one of cancelled, 401, 404, 409, 429, 500");
    assertThatThrownBy(() -> account.credits("-1")).hasMessageContaining("or unlimited");
    assertThat(HTTP.patch("/__mock/settings", "{\"credits\":\"many\"}").body())
        .contains("credits: \\\"many\\\" is not a number of credits");
  }

  @Test
  void aResetBringsBackWhatTheServerSays() {
    account.credits("0");
    account.startOutcomes("500");

    account.reset();

    assertThat(codes(1)).containsExactly(202);
  }
}
