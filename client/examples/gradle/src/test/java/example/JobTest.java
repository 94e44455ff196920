package example;

import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import io.github.tryonjobs.client.TryOnClient;
import io.github.tryonjobs.client.TryOnJob;
import io.github.tryonjobs.mock.junit.MockApiKey;
import io.github.tryonjobs.mock.junit.MockBaseUri;
import io.github.tryonjobs.mock.junit.TryOnMockTest;
import java.net.URI;
import org.junit.jupiter.api.Test;

@TryOnMockTest
class JobTest {

  @Test
  void aJobThatRuns(@MockBaseUri URI baseUri, @MockApiKey String key) {
    try (TryOnClient client = TryOnClient.builder().baseUri(baseUri).apiKey(key).build()) {
      assertInstanceOf(TryOnJob.Running.class, client.getJob("running"));
    }
  }
}
