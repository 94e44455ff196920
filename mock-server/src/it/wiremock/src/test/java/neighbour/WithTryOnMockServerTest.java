package neighbour;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.tryonjobs.mock.TryOnMockServer;
import io.github.tryonjobs.mock.junit.MockApiKey;
import io.github.tryonjobs.mock.junit.TryOnMockTest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The poller, tested with this mock server. */
@TryOnMockTest
class WithTryOnMockServerTest {

  private final List<String> pauses = new ArrayList<>();
  private TryOnMockServer mock;
  private Poller poller;

  @BeforeEach
  void setUp(TryOnMockServer server, @MockApiKey String key) {
    mock = server;
    poller = new Poller(server.baseUri(), key, pauses::add);
  }

  @Test
  void pollsUntilTheJobIsCompleted() {
    assertThat(poller.await("pending*2,running,completed")).contains("completed");
    mock.job("pending*2,running,completed").wasPolled(4);
  }

  @Test
  void fetchesTheImage() {
    assertThat(poller.image(poller.await("completed"))).startsWith(0xFF, 0xD8);
  }

  @Test
  void reportsWhyTheJobFailed() {
    assertThat(poller.await("running,failed:content_filter_error")).contains("content_filter_error");
  }

  @Test
  void waitsAsA429Asks() {
    assertThat(poller.await("429:7,completed")).contains("completed");
    assertThat(pauses).containsExactly("7");
  }

  @Test
  void asksAgainAfterAServerError() {
    assertThat(poller.await("500*2,completed")).contains("completed");
    mock.job("500*2,completed").wasAnswered("500", "500", "completed");
  }

  @Test
  void asksAgainAfterAResetOfTheConnection() {
    assertThat(poller.await("reset,completed")).contains("completed");
  }

  @Test
  void reportsAnUnknownJob() {
    assertThat(poller.await("404")).startsWith("404").contains("not_found");
  }

  @Test
  void reportsARefusedKey() {
    assertThat(new Poller(mock.baseUri(), "", pauses::add).await("completed"))
        .startsWith("401")
        .contains("invalid_auth_token");
  }

  @Test
  void waitsAnHour() {
    mock.clock().freeze();
    Poller patient =
        new Poller(
            poller.baseUri(),
            poller.apiKey(),
            pause -> mock.clock().advance(Duration.ofSeconds(Long.parseLong(pause))));
    assertThat(patient.await("running@1h,completed")).contains("completed");
    mock.job("running@1h,completed").wasPolled(1801);
  }
}
