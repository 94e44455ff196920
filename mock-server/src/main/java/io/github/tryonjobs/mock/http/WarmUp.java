package io.github.tryonjobs.mock.http;

import io.github.tryonjobs.mock.generated.TryOnJobsApi;
import io.github.tryonjobs.mock.simulation.Simulation;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import java.io.OutputStream;
import java.net.URI;
import java.util.concurrent.ExecutionException;
import org.glassfish.jersey.internal.MapPropertiesDelegate;
import org.glassfish.jersey.server.ContainerRequest;

/**
 * Answers one request in memory before the port opens, so that the first one over the network does
 * not wait for classes to be loaded: whoever reaches the server finds it ready.
 */
final class WarmUp {

  private WarmUp() {}

  static void run(Application application, Simulation simulation) {
    URI server = URI.create("http://127.0.0.1/");
    String path = TryOnJobsApi.class.getAnnotation(Path.class).value();
    URI job = server.resolve(path.replaceAll("\\{[^}]*}", "completed"));
    ContainerRequest request =
        new ContainerRequest(
            server,
            job,
            HttpMethod.GET,
            null,
            new MapPropertiesDelegate(),
            application.getConfiguration());
    request.header(TryOnJobsApi.API_KEY_HEADER, "sk");
    try {
      application.getApplicationHandler().apply(request, OutputStream.nullOutputStream()).get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (ExecutionException e) {
      throw new IllegalStateException("the mock server cannot answer", e);
    }
    simulation.reset();
  }
}
