package io.github.tryonjobs.mock.dashboard;

import io.github.tryonjobs.mock.TryOnMockServer;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.api.parallel.ResourceLock;

/** The page in a browser, of which there is one for each class; each test has its own server. */
@EnabledIf(
    value = "io.github.tryonjobs.mock.dashboard.Browser#isThere",
    disabledReason =
        "no chromium and chromedriver on the path; to test the page in a browser, install the"
            + " packages chromium and chromium-driver")
@Execution(ExecutionMode.SAME_THREAD)
@ResourceLock("browser")
abstract class InBrowser {

  static Browser browser;

  TryOnMockServer server;

  @BeforeAll
  static void startBrowser(@TempDir Path profile) throws IOException {
    browser = Browser.start(profile);
  }

  @AfterAll
  static void stopBrowser() {
    browser.close();
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
