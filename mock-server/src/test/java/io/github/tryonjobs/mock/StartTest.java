package io.github.tryonjobs.mock;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.tryonjobs.mock.state.RecordedRequest;
import io.github.tryonjobs.mock.state.StartInput.Image;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a start is answered with by what it sends; each test has a key of its own. */
class StartTest {

  private static final String PERSON = "https://images.example/person.jpg";
  private static final String GARMENT = "https://images.example/garment.jpg";

  @AutoClose private static final TryOnMockServer SERVER = TryOnMockServer.start();
  private static final Http HTTP = new Http(SERVER);

  private final String key = SERVER.newAccount().apiKey();

  @Test
  void aStartGivesTheIdOfAJobThatIsPolled() {
    HttpResponse<String> started = HTTP.start(key, PERSON, GARMENT);

    assertThat(started.statusCode()).isEqualTo(202);
    String id = Http.jobId(started);
    assertThat(UUID.fromString(id)).hasToString(id);
    assertThat(HTTP.poll(key, id).body()).contains("\"status\":\"pending\"");
    assertThat(HTTP.poll(key, id).body()).contains("\"status\":\"running\"");
    assertThat(HTTP.poll(key, id).body()).contains("\"status\":\"completed\"", "\"result_url\"");
  }

  @Test
  void aFormWithFilesIsAsGoodAsUrls() {
    HttpResponse<String> started =
        HTTP.start(key, Form.ofImages().field("wait_for_result", "false"));

    assertThat(started.statusCode()).isEqualTo(202);
    assertThat(HTTP.poll(key, Http.jobId(started)).body()).contains("pending");
  }

  @Test
  void aStartThatDoesNotSayOtherwiseWaitsForItsResult() {
    HttpResponse<String> response = HTTP.start(key, Form.ofImages());

    assertThat(response.statusCode()).isEqualTo(200);
    String url = response.body().replaceAll(".*\"result_url\":\"([^\"]*)\".*", "$1");
    assertThat(HTTP.get(url.substring(SERVER.baseUri().toString().length())).statusCode())
        .isEqualTo(200);
  }

  @Test
  void aHostIsNotTheNameOfAnImage() {
    String id = Http.jobId(HTTP.start(key, "https://failed", "https://pendng?a/completed"));

    assertThat(HTTP.poll(key, id).body()).contains("\"status\":\"pending\"");
  }

  @Test
  void anotherKeyDoesNotSeeTheJob() {
    String id = Http.jobId(HTTP.start(key, PERSON, GARMENT));

    assertThat(HTTP.poll(SERVER.newAccount().apiKey(), id).statusCode()).isEqualTo(404);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "pending*2,failed:job_expired.jpg",
        "pending*2,failed:job_expired",
        "pending%2A2%2Cfailed%3Ajob_expired.png?signature=a/completed.jpg#x",
        "a/b/pending*2,failed:job_expired~mine.jpeg"
      })
  void theNameOfAnImageIsTheScenarioOfTheJob(String name) {
    String id = Http.jobId(HTTP.start(key, PERSON, "https://images.example/" + name));

    assertThat(HTTP.poll(key, id).body()).contains("pending");
    assertThat(HTTP.poll(key, id).body()).contains("pending");
    assertThat(HTTP.poll(key, id).body()).contains("job_expired");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "running,failed:job_expired.jpg",
        "C:\\pictures\\running,failed.jpg",
        "running%2Cfailed.jpg",
        "pictures/running~;a=b",
        "running~ü=;ü"
      })
  void theNameOfTheGarmentGoesBeforeThatOfThePerson(String name) {
    Form form = Form.ofImages("failed.png", name).field("wait_for_result", "false");

    assertThat(HTTP.poll(key, Http.jobId(HTTP.start(key, form))).body()).contains("running");
    assertThat(Http.input(SERVER.account(key).starts().get(0)).images().get(1).fileName())
        .isEqualTo(name);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "small.png",
        "512.jpg",
        "result.jpg",
        "running-shoes.jpg",
        "404x404.png",
        "start-frame.png"
      })
  void otherNamesAskForNothing(String name) {
    String id = Http.jobId(HTTP.start(key, PERSON, "https://images.example/" + name));

    assertThat(HTTP.poll(key, id).body()).contains("pending");
  }

  @ParameterizedTest
  @CsvSource({
    "pendng.jpg, the nearest is pending",
    "'pending*0,completed.jpg', expected a number of polls",
    "start-429:x.jpg, expected the seconds of Retry-After",
    "start-strated.jpg, the nearest is started",
    "start-pending.jpg, expected one of completed",
    "start-result:cut.jpg, expected one of completed",
    "Start-500.jpg, expected start-"
  })
  void aNameThatIsNearlyAScenarioIsAMistake(String name, String detail) {
    HttpResponse<String> response = HTTP.start(key, "https://images.example/" + name, GARMENT);

    assertThat(response.statusCode()).isEqualTo(422);
    assertThat(response.headers().firstValue("X-Try-On-Mock-Error")).contains("invalid-scenario");
    assertThat(response.body()).contains(detail);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "'' | invalid_request_body",
        "{ | invalid_request_body",
        "{P,G}{} | invalid_request_body",
        "{P,G} x | invalid_request_body",
        "[] | invalid_request_body",
        "{} | missing_parameter",
        "{'person_image_url':'https://a.example/b'} | missing_parameter",
        "{P,'garment_image_url':'b'} | invalid_parameter",
        "{P,'garment_image_url':'ftp://a.example/b'} | invalid_parameter",
        "{P,'garment_image_url':''} | invalid_parameter",
        "{P,'garment_image_url':null} | invalid_parameter",
        "{P,G,'garment_mode':'shoes'} | invalid_parameter",
        "{P,G,'wait_for_result':false} | invalid_parameter",
        "{P,G,'remove_background':'yes'} | invalid_parameter",
        "{P,G,'preprocess_garment':'True'} | invalid_parameter"
      })
  void whatIsWrongWithJsonHasItsCode(String json, String code) {
    HttpResponse<String> response = HTTP.startWithJson(key, json(json));

    assertThat(response.statusCode()).isEqualTo(400);
    assertThat(response.body()).contains("\"error_code\":\"" + code + "\"");
  }

  @Test
  void fieldsThatNobodyKnowsMakeNoDifference() {
    assertThat(
            HTTP.startWithJson(key, json("{P,G,'wait_for_result':'false','mood':{'a':[1]}}"))
                .statusCode())
        .isEqualTo(202);
  }

  private static String json(String json) {
    return json.replace("P", "'person_image_url':'https://a.example/b'")
        .replace("G", "'garment_image_url':'https://a.example/c'")
        .replace('\'', '"');
  }

  @ParameterizedTest
  @ValueSource(strings = {"text/plain", "application/x-www-form-urlencoded", "image/png", "///"})
  void anotherContentTypeIsRefused(String type) {
    String body = HTTP.post("/v1/try-on", "a=b", "X-API-KEY", key, "Content-Type", type).body();

    assertThat(body).contains("unsupported_content_type");
  }

  @ParameterizedTest
  @CsvSource({
    "64, 6000, 200",
    "63, 640, invalid_parameter",
    "6001, 640, resolution_too_high",
    "640, 6001, resolution_too_high",
    "0, 640, malformed_image"
  })
  void thePixelsOfAnImageHaveLimits(int width, int height, String expected) {
    assertImage(Images.png(width, height), expected);
    assertImage(Images.jpeg(width, height, 5_000, 60_000), expected);
  }

  @ParameterizedTest
  @CsvSource({
    "GIF89a, unsupported_image_format",
    "RIFFxxxxWEBP, unsupported_image_format",
    "xxxxftypheic, unsupported_image_format",
    "hello, malformed_image"
  })
  void whatIsNoJpegAndNoPngIsRefused(String content, String expected) {
    assertImage(content.getBytes(StandardCharsets.US_ASCII), expected);
  }

  @Test
  void aBrokenImageIsRefused() {
    assertImage(Arrays.copyOf(Images.png(640, 480), 20), "malformed_image");
    assertImage(Arrays.copyOf(Images.jpeg(640, 480, 1_000), 900), "malformed_image");
  }

  @Test
  void anImageHasAtMost25MillionBytes() {
    assertImage(Arrays.copyOf(Images.png(640, 480), 25_000_000), "200");
    assertImage(Arrays.copyOf(Images.jpeg(640, 480), 25_000_001), "file_size_too_large");
  }

  private void assertImage(byte[] image, String expected) {
    HttpResponse<String> response =
        HTTP.start(
            key, new Form().field("garment_image_url", GARMENT).file("person_image", "me", image));

    assertThat(response.statusCode() == 200 ? "200" : response.body()).contains(expected);
  }

  @Test
  void aFileGoesBeforeItsUrl() {
    Form form = Form.ofImages().field("garment_image_url", "?").field("wait_for_result", "false");

    assertThat(HTTP.start(key, form).statusCode()).isEqualTo(202);
  }

  @Test
  void anImageMustBeAFile() {
    Form form = new Form().field("person_image", "a").field("garment_image_url", GARMENT);

    assertThat(HTTP.start(key, form).body())
        .contains("invalid_parameter", "person_image must be a file");
  }

  /** A form of a web page sends an empty file for one that nobody has chosen. */
  @Test
  void aFileThatNobodyHasChosenIsNone() {
    Form form =
        new Form()
            .file("person_image", "", new byte[0])
            .field("person_image_url", PERSON)
            .field("garment_image_url", GARMENT);

    assertThat(HTTP.start(key, form).statusCode()).isEqualTo(200);
  }

  @Test
  void theJournalHasWhatWasSentButNoBytes() {
    Form form = Form.ofImages("me " + key + ".png", "shirt.jpg").field("garment_mode", "upper");
    HTTP.start(key, form);

    RecordedRequest start = SERVER.account(key).starts().get(0);
    assertThat(Http.input(start).fields()).containsExactly(Map.entry("garment_mode", "upper"));
    assertThat(Http.input(start).images())
        .containsExactly(
            new Image("person_image", "me ***.png", "image/png", 64, 640, 480),
            new Image("garment_image", "shirt.jpg", "image/jpeg", 13, 640, 480));
    assertThat(HTTP.get("/__mock/requests?job_id=" + start.jobId()).body())
        .contains("\"operation\":\"startTryOn\"", "\"name\":\"garment_mode\",\"value\":\"upper\"")
        .contains("\"file_name\":\"shirt.jpg\",\"type\":\"image/jpeg\",\"bytes\":13")
        .doesNotContain(key);
  }
}
