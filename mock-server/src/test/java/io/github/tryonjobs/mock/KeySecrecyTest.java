package io.github.tryonjobs.mock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.http.HttpResponse;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** An API key that is sent as part of a start's input, or of a job id, is shown to nobody. */
class KeySecrecyTest {

  private static final String GARMENT = "https://images.example/garment.jpg";

  @AutoClose private static final TryOnMockServer SERVER = TryOnMockServer.start();

  private final Http http = new Http(SERVER);
  private final String key = SERVER.newAccount().apiKey();

  private String shown() {
    return http.get("/__mock/requests", "X-API-KEY", key).body()
        + http.get("/__mock/jobs", "X-API-KEY", key).body();
  }

  private String encoded(String percent) {
    StringBuilder encoded = new StringBuilder();
    key.chars().forEach(c -> encoded.append(percent).append(Integer.toHexString(c)));
    return encoded.toString();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"?k=K", "?k=%E", "%zz?k=%E", "?u=https%3A%2F%2Fa%3Fk%3D%25E", "failed~K.jpg"})
  void inTheUrlOfAnImage(String path) {
    String secret =
        path.replace("K", key).replace("%25E", encoded("%25")).replace("%E", encoded("%"));
    http.start(key, "https://images.example/" + secret, GARMENT);

    assertThat(shown()).contains("***").doesNotContain(key, encoded("%"), encoded("%25"));
  }

  @Test
  void inTheIdOfAJob() {
    http.poll(key, "completed~" + key);
    MockAccount account = SERVER.account(key);

    assertThat(shown()).contains("completed~***").doesNotContain(key);
    account.job("completed~" + key).wasPolled(1);
    for (String id : List.of("completed~" + key, "other-" + key)) {
      assertThatThrownBy(() -> account.job(id).wasPolled(2)).message().doesNotContain(key);
    }
  }

  @Test
  void inTheLinkToTheResultOfSuchAJob() {
    String job = http.poll(key, "completed~" + key).body();
    String link = job.replaceAll(".*\"result_url\":\"[^\"]*(/__mock/[^\"]*)\".*", "$1");

    assertThat(link).contains(key);
    assertThat(http.get(link).statusCode()).isEqualTo(200);
    assertThat(http.get(link.replaceAll("expires=1", "expires=2")).statusCode()).isEqualTo(403);
    assertThat(SERVER.requests().toString()).contains("***.jpg").doesNotContain(key);
  }

  @Test
  void whereAScenarioIsCut() {
    for (int length = 400; length < 500; length += 7) {
      String id = "pending,".repeat(50) + "x".repeat(length) + key;

      assertThat(http.poll(key, id).body() + shown()).doesNotContain(key.substring(0, 12));
    }
  }

  @Test
  void inAScenarioThatIsWrong() {
    HttpResponse<String> response =
        http.start(key, "https://images.example/failed:" + key, GARMENT);

    assertThat(response.statusCode()).isEqualTo(422);
    assertThat(response.body() + shown()).contains("failed:***").doesNotContain(key);
  }
}
