package example;

import io.github.tryonjobs.client.TryOnClient;
import io.github.tryonjobs.client.TryOnListener;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.net.URI;
import java.util.Locale;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.Bean;

@SpringBootApplication
public class Application {

  public static void main(String[] args) {
    SpringApplication.run(Application.class, args);
  }

  /** One client for the application; Spring closes it with the context. */
  @Bean
  TryOnClient tryOnClient(
      @Value("${pixelcut.base-url}") URI baseUri,
      @Value("${pixelcut.api-key}") String apiKey,
      MeterRegistry meters) {
    return TryOnClient.builder()
        .baseUri(baseUri)
        .apiKey(apiKey)
        .listener(new Metrics(meters))
        .build();
  }

  /** With the Actuator, the registry is there already, and this bean goes. */
  @Bean
  MeterRegistry meters() {
    return new SimpleMeterRegistry();
  }

  /** Times each call, by kind and by how it ended. */
  private record Metrics(MeterRegistry meters) implements TryOnListener {

    @Override
    public void onOutcome(Outcome outcome) {
      Throwable failure = outcome.failure();
      meters
          .timer(
              "try-on.calls",
              "operation",
              outcome.operation().name().toLowerCase(Locale.ROOT),
              "outcome",
              failure == null ? "success" : failure.getClass().getSimpleName())
          .record(outcome.elapsed());
    }
  }
}
