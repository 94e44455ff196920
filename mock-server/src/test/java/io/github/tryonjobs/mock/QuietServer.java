package io.github.tryonjobs.mock;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.util.List;
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

  /** Returns the answers to a request that is the last one of its connection. */
  List<RawHttp.Answer> answers(String method, String target, String headers, String body)
      throws IOException {
    return RawHttp.answers(
        baseUri(),
        RawHttp.request(method, target, baseUri(), headers + "Connection: close\r\n") + body);
  }

  @Override
  public void afterAll(ExtensionContext context) {
    server.close();
    log.close();
    assertThat(log.messages()).as("logged").isEmpty();
  }
}
