/**
 * The client for Try On jobs: start with {@link io.github.tryonjobs.client.TryOnClient}.
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
  requires org.glassfish.jersey.core.client;
  requires org.glassfish.jersey.core.common;
  requires org.slf4j;
  requires transitive jakarta.ws.rs;
  requires static org.jspecify;

  uses jakarta.json.spi.JsonProvider;

  exports io.github.tryonjobs.client;

  opens io.github.tryonjobs.client.generated.model;
}
