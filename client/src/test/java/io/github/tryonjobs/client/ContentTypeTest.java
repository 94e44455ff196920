package io.github.tryonjobs.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.file.Path;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The header {@code Content-Type}, broken, or more than once. */
@Timeout(300)
class ContentTypeTest {

  private final FakeTime time = new FakeTime();

  @ParameterizedTest
  @CsvSource({
    "200, json, 'its content type is json, but the contract documents application/json'",
    "404, '', 'it has no content type, but the contract documents application/json'",
    "401, json, 'its content type is json,'",
    "404, json, 'its content type is json,'",
    "404, /, 'its content type is /,'",
    "429, ;, 'its content type is ,'",
    "400, 'application/json, text/html', 'its content type is application/json, text/html,'"
  })
  void aBrokenOneIsToldAtOnce(int status, String type, String problem) {
    RawServer.Reply reply =
        RawServer.http(status, type, "{\"job_id\":\"a\",\"status\":\"pending\"}");
    assertIsUndocumented(reply, problem, status == 429 ? 3 : 0);
  }

  @ParameterizedTest
  @ValueSource(ints = {200, 401, 404})
  void twoThatDifferAreToldAtOnce(int status) {
    assertIsUndocumented(
        RawServer.json(status, "{}", "Content-Type", "text/html"),
        "its content type is application/json, text/html,",
        0);
  }

  @ParameterizedTest
  @CsvSource({"application/json", "application/json; charset=utf-8", "Application/JSON"})
  void twoThatAgreeAreOne(String type) {
    try (RawServer server =
            RawServer.of(
                RawServer.json(
                    200, "{\"job_id\":\"a\",\"status\":\"pending\"}", "Content-Type", type));
        TryOnClient client = Jobs.client(server, time).build()) {
      assertThat(client.getJob("a")).isEqualTo(new TryOnJob.Pending("a"));
    }
  }

  @ParameterizedTest
  @CsvSource({
    "image/jpeg, image/jpeg, true",
    "image/jpeg, IMAGE/JPEG;q=1, true",
    "'image/jpeg, image/jpeg', image/jpeg, true",
    "image/jpeg, image/png, false",
    "image/jpeg, text/html, false",
    "jpeg, jpeg, false",
    "'image/', 'image/', false"
  })
  void anImageIsTakenIfAllSayThatItIsOne(
      String one, String two, boolean isTaken, @TempDir Path folder) {
    Path target = folder.resolve("i.jpg");
    try (RawServer server =
            RawServer.of(RawServer.http(200, one, Assets.IMAGE, "Content-Type", two));
        TryOnClient client = Jobs.client(server, time).build()) {
      if (isTaken) {
        assertThat(client.downloadResult(Assets.job(server), target))
            .hasBinaryContent(Assets.IMAGE);
      } else {
        assertThatExceptionOfType(UndocumentedResponseException.class)
            .isThrownBy(() -> client.downloadResult(Assets.job(server), target))
            .withMessageContaining("but an image was expected");
        assertThat(server.requests()).hasSize(1);
      }
    }
  }

  private void assertIsUndocumented(RawServer.Reply reply, String problem, int retries) {
    try (RawServer server = RawServer.of(reply);
        TryOnClient client = Jobs.client(server, time).build()) {
      assertThatExceptionOfType(UndocumentedResponseException.class)
          .isThrownBy(() -> client.getJob("a"))
          .withMessageContaining(problem);
      assertThat(server.requests()).hasSize(1 + retries);
    }
  }
}
