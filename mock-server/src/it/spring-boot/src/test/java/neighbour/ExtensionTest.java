package neighbour;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.tryonjobs.mock.TryOnMockServer;
import io.github.tryonjobs.mock.junit.MockApiKey;
import io.github.tryonjobs.mock.junit.TryOnMockTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;

/** The extension starts the server, and publishes its address for the application. */
@TryOnMockTest(publish = "pixelcut.base-url")
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT)
class ExtensionTest {

  @Test
  void theApplicationPollsTheMock(
      @Value("${pixelcut.base-url}") String baseUrl, TryOnMockServer mock, @MockApiKey String apiKey) {
    assertThat(Poll.of(baseUrl, apiKey, "running,completed")).contains("\"running\"");
    mock.job("running,completed").wasPolled(1).wasAnswered("running");
  }
}
