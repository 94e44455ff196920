package neighbour;

import io.github.tryonjobs.client.TryOnClient;
import io.github.tryonjobs.client.TryOnJob;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Has one client, for an address and a key that the configuration says. */
@ApplicationScoped
public class Checkout {

  private final TryOnClient client;

  Checkout(
      @ConfigProperty(name = "pixelcut.base-url") URI baseUri,
      @ConfigProperty(name = "pixelcut.api-key") String apiKey) {
    client = TryOnClient.builder().baseUri(baseUri).apiKey(apiKey).build();
  }

  public TryOnJob job(String id) {
    return client.getJob(id);
  }

  @PreDestroy
  void close() {
    client.close();
  }
}
