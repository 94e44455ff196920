package neighbour;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.tryonjobs.mock.TryOnMockServer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** The test starts the server, and the application is given its address. */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT)
@DirtiesContext
class PropertyTest {

  private static final TryOnMockServer MOCK = TryOnMockServer.start();

  @DynamicPropertySource
  static void baseUri(DynamicPropertyRegistry registry) {
    registry.add("pixelcut.base-url", MOCK::baseUri);
  }

  @AfterAll
  static void stop() {
    MOCK.close();
  }

  @Test
  void theApplicationPollsTheMock(@Value("${pixelcut.base-url}") String baseUrl) {
    assertThat(Poll.of(baseUrl, "sk_of_application", "completed")).contains("\"completed\"");
    MOCK.job("completed").wasPolled(1);
  }
}
