package io.github.tryonjobs.mock;

import static io.github.tryonjobs.mock.RawHttp.JOB;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A key that the server was started with is shown to nobody, wherever and by whom it is sent. */
class ConfiguredKeySecrecyTest {

  private static final String KEY = "sk_Live.f4a9-77";
  private static final String OTHER = "sk_other";
  private static final String[] AS_OTHER = {"X-API-KEY", OTHER};

  @AutoClose
  private final TryOnMockServer server =
      TryOnMockServer.builder().apiKey(KEY).apiKey(OTHER).start();

  private final Http http = new Http(server);

  private static String encoded() {
    return KEY.chars().mapToObj("%%%02x"::formatted).collect(Collectors.joining());
  }

  /** Returns a string with the key where it says so, also percent-encoded. */
  private static String with(String string) {
    return string.replace("{key}", KEY).replace("{encoded}", encoded());
  }

  private void assertSecret(String shown) {
    assertThat(shown).contains("***").doesNotContainIgnoringCase(KEY, encoded());
  }

  private String shown() {
    return http.get("/__mock/requests").body()
        + http.get("/__mock/jobs").body()
        + server.requests()
        + server.mockErrors();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "completed~{key}",
        "completed~{encoded}",
        "failed:{key}",
        "failed:{encoded}",
        "completed?key={key}#",
        "%zz?key={encoded}",
        "../../../__mock/results/{key}.jpg"
      })
  void inATarget(String target) throws IOException {
    for (String key : new String[] {"", "X-API-KEY: " + OTHER + "\r\n"}) {
      String headers = key + "Connection: close\r\n";
      String request = RawHttp.request("GET", JOB + with(target), server.baseUri(), headers);
      RawHttp.Answer answer = RawHttp.answers(server.baseUri(), request).get(0);

      if (!answer.mockError().isEmpty()) {
        assertThat(answer.body()).doesNotContain(KEY, encoded());
      }
      assertSecret(shown());
    }
  }

  @Test
  void inAHost() throws IOException {
    String request = "GET / HTTP/1.1\r\nHost: " + KEY + "\r\nConnection: close\r\n\r\n";

    assertThat(RawHttp.answers(server.baseUri(), request).get(0).body())
        .contains("\\\"***\\\" is not a name of this server");
    assertSecret(server.mockErrors().toString());
  }

  @Test
  void inAMethod() throws IOException {
    RawHttp.send(server.baseUri(), KEY + " / HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n");

    assertSecret(server.requests().toString());
  }

  @Test
  void inAStart() {
    http.start(OTHER, with("https://a.example/?k={encoded}"), with("https://{key}.example/a.jpg"));

    assertSecret(shown());
  }

  @Test
  void inAJobThatIsCreated() {
    String job = "{\"job_id\":\"mine-%s\",\"scenario\":\"completed~%s\"}".formatted(KEY, KEY);

    assertThat(http.post("/__mock/jobs", job).body())
        .contains("\"job_id\":\"mine-" + KEY + "\"", "completed~***");
    assertSecret(http.get("/__mock/jobs").body());
    assertSecret(http.get("/__mock/jobs/mine-" + KEY).body());
    assertThat(http.poll(OTHER, "mine-" + KEY).body()).contains("\"completed\"");
    assertSecret(http.get("/__mock/jobs/mine-" + KEY).body());
    server.job("mine-" + KEY).wasPolled(1);
    assertThatThrownBy(() -> server.job("mine-" + KEY).wasPolled(2))
        .hasMessageContaining("mine-***")
        .hasMessageNotContaining(KEY);
  }

  @Test
  void inAScenarioThatIsSet() {
    assertSecret(
        http.patch("/__mock/settings", with("{\"unknown_jobs\":\"running~{key}\"}")).body());
    assertSecret(http.get("/__mock/settings", AS_OTHER).body());
  }
}
