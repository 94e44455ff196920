/**
 * The client for Try On jobs: start with {@link io.github.tryonjobs.client.TryOnClient}.
 *
 * <p>Jersey is not required here, because its modules have other names in 3.1 than in 4.0. It is
 * found as a service that {@code jakarta.ws.rs} uses, or on the class path.
 *
 * <p>Apache HttpClient's jars are automatic modules: {@code jlink} makes an image of the JDK's
 * modules, and the client's jars go on the module path beside it.
 */
@SuppressWarnings("requires-automatic")
module io.github.tryonjobs.client {
  requires jakarta.json;
  requires jakarta.json.bind;
  requires java.logging;
  requires org.apache.httpcomponents.client5.httpclient5;
  requires org.apache.httpcomponents.core5.httpcore5;
  requires org.eclipse.yasson;
  requires org.slf4j;
  requires transitive jakarta.ws.rs;
  requires static org.jspecify;

  // For Jersey 3.1, whose jars have no descriptors that could say so.
  requires jakarta.annotation;
  requires jakarta.inject;

  uses jakarta.json.spi.JsonProvider;

  exports io.github.tryonjobs.client;

  opens io.github.tryonjobs.client.generated.model;
}
