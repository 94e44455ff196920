package io.github.tryonjobs.mock.dashboard;

import io.github.tryonjobs.mock.TryOnMockServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.api.parallel.ResourceLock;

/** The page in a browser, of which there is one for the run; each test has its own server. */
@EnabledIf(
    value = "io.github.tryonjobs.mock.dashboard.Browser#isThere",
    disabledReason =
        "no chromium and chromedriver on the path; to test the page in a browser, install the"
            + " packages chromium and chromium-driver")
@ExtendWith(InBrowser.Session.class)
@Execution(ExecutionMode.SAME_THREAD)
@ResourceLock("browser")
abstract class InBrowser {

  static Browser browser;

  TryOnMockServer server;

  /** Starts the browser for the first class; JUnit ends it after the last one. */
  static final class Session implements ParameterResolver {

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
      return parameter.getParameter().getType() == Browser.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
      return context
          .getRoot()
          .getStore(Namespace.create(Session.class))
          .getOrComputeIfAbsent(Browser.class, type -> startBrowser(), Browser.class);
    }

    private static Browser startBrowser() {
      try {
        return Browser.start(Files.createTempDirectory("try-on-browser"));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  @BeforeAll
  static void use(Browser ofRun) {
    browser = ofRun;
  }

  @BeforeEach
  void start() {
    server = TryOnMockServer.start();
  }

  @AfterEach
  void stop() {
    browser.leave();
    server.close();
  }

  void open() {
    browser.open(server.baseUri());
  }
}
