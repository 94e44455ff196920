package example;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.tryonjobs.client.TryOnClient;
import io.github.tryonjobs.mock.TryOnMockServer;
import io.github.tryonjobs.mock.junit.MockApiKey;
import io.github.tryonjobs.mock.junit.MockBaseUri;
import io.github.tryonjobs.mock.junit.TryOnMockTest;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@TryOnMockTest
class SaveImageTest {

  @Test
  void savesTheImageAfterAServerError(
      TryOnMockServer mock, @MockBaseUri URI baseUri, @MockApiKey String key, @TempDir Path folder)
      throws Exception {
    try (TryOnClient client = TryOnClient.builder().baseUri(baseUri).apiKey(key).build()) {
      assertEquals("saved a.jpg", SaveImage.save(client, "500,completed", folder.resolve("a.jpg")));
    }
    assertTrue(Files.size(folder.resolve("a.jpg")) > 0);
    mock.job("500,completed").wasAnswered("500", "completed");
  }

  @Test
  void tellsWhyAJobFailed(@MockBaseUri URI baseUri, @MockApiKey String key, @TempDir Path folder) {
    try (TryOnClient client = TryOnClient.builder().baseUri(baseUri).apiKey(key).build()) {
      assertEquals(
          "failed: job_expired",
          SaveImage.save(client, "failed:job_expired", folder.resolve("a.jpg")));
    }
  }
}
