package io.github.tryonjobs.mock;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.logging.Level;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** A server for the tests of a class, whatever they do to it: it logs nothing all the while. */
final class QuietServer implements AfterAllCallback {

  private final ServerLog log = new ServerLog(Level.WARNING);
  private final TryOnMockServer server = TryOnMockServer.start();

  URI baseUri() {
    return server.baseUri();
  }

  @Override
  public void afterAll(ExtensionContext context) {
    server.close();
    log.close();
    assertThat(log.messages()).as("logged").isEmpty();
  }
}
