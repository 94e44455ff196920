package io.github.tryonjobs.mock.dashboard;

import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.openqa.selenium.By;
import org.openqa.selenium.Dimension;
import org.openqa.selenium.NoSuchElementException;
import org.openqa.selenium.StaleElementReferenceException;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.logging.LogEntry;
import org.openqa.selenium.remote.RemoteWebDriver;
import org.openqa.selenium.support.ui.FluentWait;

/** A headless Chromium that knows no other host than this machine. */
final class Browser implements AutoCloseable {

  private static final Dimension DESK = new Dimension(1280, 1000);
  private static final Duration DEADLINE = Duration.ofSeconds(30);
  private static final Duration PAUSE = Duration.ofMillis(50);

  /** The address of each request, in the log of what the browser does. */
  private static final Pattern REQUEST =
      Pattern.compile("\"Network.requestWillBeSent\".*?\"request\":\\{.*?\"url\":\"([^\"]*)\"");

  private final ChromeDriverService service;
  private final RemoteWebDriver driver;

  private final Path profile;

  private Browser(ChromeDriverService service, RemoteWebDriver driver, Path profile) {
    this.service = service;
    this.driver = driver;
    this.profile = profile;
  }

  /** Returns whether there is one on this machine, with the driver that it needs. */
  static boolean isThere() {
    return browser().isPresent() && driver().isPresent();
  }

  private static Optional<Path> browser() {
    return onPath("chromium", "chromium-browser", "google-chrome");
  }

  private static Optional<Path> driver() {
    return onPath("chromedriver");
  }

  /**
   * Starts one.
   *
   * @param profile an empty folder, which is deleted at the end
   */
  static Browser start(Path profile) throws IOException {
    ChromeOptions options = new ChromeOptions();
    options.setBinary(browser().orElseThrow().toFile());
    options.addArguments(
        "--headless",
        "--no-sandbox",
        "--disable-gpu",
        "--disable-quic",
        "--disable-dev-shm-usage",
        "--no-first-run",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
        "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
        "--user-data-dir=" + profile);
    options.setCapability("goog:loggingPrefs", Map.of("browser", "ALL", "performance", "ALL"));
    ChromeDriverService service =
        new ChromeDriverService.Builder()
            .usingDriverExecutable(driver().orElseThrow().toFile())
            // What the browser leaves in the temporary folder goes with the profile.
            .withEnvironment(Map.of("TMPDIR", profile.toString()))
            .build();
    service.start();
    return new Browser(service, new RemoteWebDriver(service.getUrl(), options), profile);
  }

  private static Optional<Path> onPath(String... names) {
    String[] folders = System.getenv("PATH").split(File.pathSeparator, -1);
    return Stream.of(names)
        .flatMap(name -> Stream.of(folders).map(folder -> Path.of(folder, name)))
        .filter(Files::isExecutable)
        .findFirst();
  }

  /** Opens the page of a server, and forgets what the console said before. */
  void open(URI server) {
    open(server, DESK);
  }

  /** Opens the page of a server in a window of another size. */
  void open(URI server, Dimension size) {
    leave();
    console();
    requests();
    driver.manage().window().setSize(size);
    driver.get(server + "/__mock/");
  }

  /** Leaves the page, which otherwise goes on to ask its server. */
  void leave() {
    driver.get("about:blank");
  }

  WebElement find(String css) {
    return driver.findElement(By.cssSelector(css));
  }

  /** Clicks as soon as it is possible. */
  void click(String css) {
    await(css + " to be clickable", () -> find(css).isDisplayed() && find(css).isEnabled());
    find(css).click();
  }

  @Nullable Object run(String script) {
    return driver.executeScript(script);
  }

  /**
   * Holds back the responses of which a condition is true, until the last of them is released.
   *
   * @param condition a script that knows the {@code response} and the {@code call}
   */
  void hold(String condition) {
    run(
        "const fetch = window.fetch; window.fetch = async (...call) => {"
            + " const response = await fetch(...call);"
            + (" if (" + condition + ") {")
            + " await new Promise((release) => { window.release = release; }); }"
            + " return response; }");
  }

  /** Waits until a response is held back; a script is run meanwhile. */
  void awaitHeld(String script) {
    await(
        "a response to be held back",
        () -> Boolean.TRUE.equals(run(script + "; return Boolean(window.release)")));
  }

  void release() {
    run("window.release()");
  }

  /** Returns all the text of an element, shown or not. */
  String text(String css) {
    return String.valueOf(find(css).getDomProperty("textContent"));
  }

  /** Waits until an element shows a text; the page is asked to look at its server meanwhile. */
  void awaitText(String css, String text) {
    await(
        css + " to show " + text,
        () -> {
          run("document.dispatchEvent(new Event('visibilitychange'))");
          return find(css).getText().contains(text);
        });
  }

  /** Waits until the page shows a text by itself. */
  void awaitLive(String css, String text) {
    await(css + " to show " + text, () -> find(css).getText().contains(text));
  }

  /** Waits until a condition holds, which elements that are replaced meanwhile do not break. */
  void await(String what, Supplier<Boolean> condition) {
    new FluentWait<>(driver)
        .withTimeout(DEADLINE)
        .pollingEvery(PAUSE)
        .ignoring(NoSuchElementException.class)
        .ignoring(StaleElementReferenceException.class)
        .withMessage(what)
        .until(any -> condition.get());
  }

  /** Returns what the console has said since this was last asked. */
  List<String> console() {
    return log("browser").map(LogEntry::toString).toList();
  }

  /** Returns the addresses that were asked for since this was last asked. */
  List<URI> requests() {
    return log("performance")
        .map(LogEntry::getMessage)
        .map(REQUEST::matcher)
        .filter(Matcher::find)
        .map(match -> URI.create(match.group(1)))
        .toList();
  }

  private Stream<LogEntry> log(String type) {
    return driver.manage().logs().get(type).getAll().stream();
  }

  @Override
  public void close() {
    driver.quit();
    service.stop();
    delete(profile.toFile());
  }

  /** A file that the browser deletes meanwhile is gone as well. */
  private static void delete(File file) {
    File[] inside = Files.isSymbolicLink(file.toPath()) ? null : file.listFiles();
    for (File one : inside == null ? new File[0] : inside) {
      delete(one);
    }
    file.delete();
  }
}
