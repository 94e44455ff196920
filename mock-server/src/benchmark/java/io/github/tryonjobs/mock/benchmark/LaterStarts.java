package io.github.tryonjobs.mock.benchmark;

import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.stubbing.StubMapping;
import io.github.tryonjobs.mock.TryOnMockServer;
import java.io.IOException;
import java.util.Locale;
import org.mockserver.integration.ClientAndServer;
import org.mockserver.model.HttpRequest;
import org.mockserver.model.HttpResponse;

/**
 * Starts servers of one kind within one JVM, while a first one runs: prints the medians of the time
 * to the first answer and of the time to close, in milliseconds.
 */
final class LaterStarts {

  private LaterStarts() {}

  public static void main(String[] args) throws Exception {
    int starts = Integer.parseInt(args[1]);
    double[] toAnswer = new double[starts];
    double[] toClose = new double[starts];
    try (Embedded first = start(args[0])) {
      answer(first);
      for (int i = 0; i < starts; i++) {
        long before = System.nanoTime();
        try (Embedded later = start(args[0])) {
          answer(later);
          toAnswer[i] = (System.nanoTime() - before) / 1e6;
          before = System.nanoTime();
        }
        toClose[i] = (System.nanoTime() - before) / 1e6;
      }
    }
    System.out.printf(
        Locale.ROOT, "later %f %f%n", Median.of(toAnswer), Median.of(toClose));
    System.exit(0);
  }

  private static Embedded start(String name) throws ReflectiveOperationException {
    return Class.forName(name).asSubclass(Embedded.class).getDeclaredConstructor().newInstance();
  }

  private static void answer(Embedded server) throws IOException {
    if (!ServerProcess.isAnswered(server.port())) {
      throw new IllegalStateException("not 200");
    }
  }

  /** A server that runs from its construction on. */
  interface Embedded extends AutoCloseable {

    int port();

    @Override
    void close();
  }

  static final class Mock implements Embedded {

    private final TryOnMockServer server = TryOnMockServer.start();

    @Override
    public int port() {
      return server.baseUri().getPort();
    }

    @Override
    public void close() {
      server.close();
    }
  }

  static final class WireMock implements Embedded {

    private final WireMockServer server = new WireMockServer(options().dynamicPort());

    WireMock() {
      server.start();
      server.addStubMapping(StubMapping.buildFrom(Stubs.wireMock()));
    }

    @Override
    public int port() {
      return server.port();
    }

    @Override
    public void close() {
      server.stop();
    }
  }

  static final class MockServer implements Embedded {

    private final ClientAndServer server = ClientAndServer.startClientAndServer(0);

    MockServer() {
      server
          .when(HttpRequest.request(Stubs.PATH).withHeader("X-API-KEY", "sk.*"))
          .respond(
              HttpResponse.response(Stubs.BODY).withHeader("Content-Type", "application/json"));
    }

    @Override
    public int port() {
      return server.getPort();
    }

    @Override
    public void close() {
      server.stop();
    }
  }
}
