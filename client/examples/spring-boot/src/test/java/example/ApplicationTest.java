package example;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.tryonjobs.client.ClientClosedException;
import io.github.tryonjobs.client.TryOnClient;
import io.github.tryonjobs.mock.TryOnMockServer;
import io.github.tryonjobs.mock.junit.TryOnMockTest;
import io.micrometer.core.instrument.MeterRegistry;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.web.client.RestClient;

/** Address and key are properties; the mock server sets both before the context is made. */
@TryOnMockTest(publish = "pixelcut.base-url", publishApiKey = "pixelcut.api-key")
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT)
class ApplicationTest {

  @Test
  void tellsOfTheJobAndTimesTheCall(
      @Value("${local.server.port}") int port, @Autowired MeterRegistry meters, TryOnMockServer mock) {
    String answer =
        RestClient.create("http://127.0.0.1:" + port)
            .get()
            .uri("/jobs/{id}", "running,completed")
            .retrieve()
            .body(String.class);

    assertThat(answer).isEqualTo("Running");
    mock.job("running,completed").wasAnswered("running");
    assertThat(meters.get("try-on.calls").tags("outcome", "success").timer().count()).isEqualTo(1);
  }

  @Test
  void theContextClosesTheClient(
      @Value("${pixelcut.base-url}") String baseUrl, @Value("${pixelcut.api-key}") String key) {
    TryOnClient client;
    try (var context =
        new SpringApplicationBuilder(Application.class)
            .properties("server.port=0")
            .run("--pixelcut.base-url=" + baseUrl, "--pixelcut.api-key=" + key)) {
      client = context.getBean(TryOnClient.class);
    }

    assertThatExceptionOfType(ClientClosedException.class)
        .isThrownBy(() -> client.getJob("completed"));
  }
}
