package io.github.tryonjobs.mock.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.tryonjobs.mock.TryOnMockServer;
import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.openqa.selenium.Dimension;
import org.openqa.selenium.Keys;
import org.openqa.selenium.support.ui.Select;

/** The page in a browser, of which there is one; each test has a server of its own. */
@EnabledIf(
    value = "io.github.tryonjobs.mock.dashboard.Browser#isThere",
    disabledReason =
        "no chromium and chromedriver on the path; to test the page in a browser, install the"
            + " packages chromium and chromium-driver")
@Execution(ExecutionMode.SAME_THREAD)
class DashboardBrowserTest {

  private static Browser browser;

  private TryOnMockServer server;

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

  private void open() {
    browser.open(server.baseUri());
  }

  // Jobs.

  @Test
  void aJobIsShownWithWhatItAnswersNext() throws Exception {
    open();
    Http.poll(server, "pending,running,completed");
    browser.awaitText("#job-rows", "pending,running,completed");
    browser.awaitText("#job-rows .badge", "running");

    Http.poll(server, "pending,running,completed");
    browser.awaitText("#job-rows .badge", "completed");
    assertThat(browser.find("#job-rows [data-text=polls]").getText()).isEqualTo("2");
  }

  @Test
  void aJobCanBeForgotten() throws Exception {
    Http.poll(server, "pending,completed");
    open();
    browser.click("#job-rows button");

    browser.awaitText("#message", "Forgot job pending,completed");
    assertThat(Http.get(server, "/__mock/jobs").body()).isEqualTo("{\"jobs\":[],\"total\":0}");
  }

  @Test
  void aHostileJobIdIsShownAsText() throws Exception {
    String id = "<img src=x onerror=alert(1)>";
    Http.postJson(server, "/__mock/jobs", "{\"scenario\":\"completed\",\"job_id\":\"" + id + "\"}");
    open();

    browser.awaitText("#job-rows [data-text=id]", id);
    assertThat(browser.run("return document.querySelectorAll('#jobs img').length")).isEqualTo(0L);
  }

  // Requests.

  @Test
  void aRequestIsShownAsItComes() throws Exception {
    open();
    Http.poll(server, "pending*2,completed");

    browser.awaitText("#request-rows", "GET /v1/try-on/job/pending*2,completed");
    assertThat(browser.find("#request-rows tr").getText()).contains("#1", "200", "1, pending*2");
  }

  @Test
  void aMistakeIsShownWithItsReason() throws Exception {
    open();
    Http.poll(server, "pending*x");

    browser.awaitText("#request-rows .mistake .problem", "character 9: expected a number of polls");
  }

  @Test
  void requestsThatWereDroppedAreCounted() throws Exception {
    try (TryOnMockServer forgetful = TryOnMockServer.builder().journalLimit(1).start()) {
      Http.poll(forgetful, "pending");
      Http.poll(forgetful, "running");
      browser.open(forgetful.baseUri());

      browser.awaitText("#requests-count", "the journal has dropped 1");
      browser.leave();
    }
  }

  @Test
  void theFilterHidesOtherRequests() throws Exception {
    Http.poll(server, "pending");
    Http.poll(server, "completed");
    open();
    browser.awaitText("#request-rows", "job/pending");
    browser.find("#filter").sendKeys("COMPLETED");

    browser.awaitText("#requests-count", "1 of 2 requests");
    assertThat(browser.find("#request-rows").getText())
        .contains("job/completed")
        .doesNotContain("job/pending");
  }

  @Test
  void requestsOfAServerThatWasResetAreNotShownAnyMore() throws Exception {
    Http.poll(server, "pending");
    open();
    browser.awaitText("#request-rows", "job/pending");
    server.reset();

    browser.awaitText("#no-requests", "No request");
  }

  // Clock and settings.

  @Test
  void theClockIsFrozenAndAdvanced() {
    open();
    browser.click("#freeze");
    browser.awaitText("#clock-state", "frozen");
    Instant frozen = server.clock().instant();
    browser.click("[data-advance='1h']");
    browser.awaitText("#message", "Advanced by 1h");

    assertThat(server.clock().isFrozen()).isTrue();
    assertThat(server.clock().instant()).isEqualTo(frozen.plus(Duration.ofHours(1)));
    assertThat(browser.find("#now").getDomAttribute("datetime"))
        .isEqualTo(server.clock().instant().toString());
  }

  @Test
  void theClockIsAdvancedByWhatIsTyped() {
    server.clock().freezeAt(Instant.parse("2026-01-01T00:00:00Z"));
    open();
    browser.find("#advance").sendKeys("90m", Keys.ENTER);

    browser.awaitText("#now", "2026-01-01 01:30:00 UTC");
    assertThat(server.clock().instant()).isEqualTo("2026-01-01T01:30:00Z");
  }

  @Test
  void whatTheServerRefusesIsSaid() {
    open();
    browser.find("#advance").sendKeys("soon", Keys.ENTER);

    browser.awaitText("#message", "\"soon\" is not a duration");
  }

  @Test
  void aChangedSettingHoldsOnTheServer() throws Exception {
    open();
    browser.await("the settings", () -> "off".equals(value("#rate_limit")));
    browser.find("#rate_limit").clear();
    browser.find("#rate_limit").sendKeys("5/s", Keys.ENTER);

    browser.awaitText("#message", "The settings hold");
    assertThat(Http.get(server, "/__mock/settings").body()).contains("\"rate_limit\":\"5/1s\"");
    assertThat(value("#rate_limit")).isEqualTo("5/1s");
  }

  private static String value(String css) {
    return String.valueOf(browser.find(css).getDomProperty("value"));
  }

  // Scenario builder.

  @Test
  void theBuilderMakesAScenarioAndItsCurl() {
    open();
    browser.awaitText("#job-id", "pending*2,running,completed");
    select("#steps li:nth-child(2) [data-name=lasts]", "seconds");
    select("#steps li:nth-child(3) [data-name=outcome]", "failed");
    select("#steps li:nth-child(3) [data-name=code]", "job_expired");
    browser.find("#label").sendKeys("it's");

    browser.awaitText("#job-id", "pending*2,running@2s,failed:job_expired~it's");
    assertThat(browser.find("#curl").getText())
        .isEqualTo(
            "curl -H 'X-API-KEY: sk_dashboard' \\\n  '"
                + server.baseUri()
                + "/v1/try-on/job/pending*2,running@2s,failed:job_expired~it%27s'");
  }

  @Test
  void stepsAreAddedMovedAndRemovedWithTheKeyboard() {
    open();
    browser.awaitText("#job-id", "pending*2,running,completed");
    browser.find("#add-step").sendKeys(Keys.ENTER);
    select("#steps li:nth-child(4) [data-name=outcome]", "429: ");
    browser.find("#steps li:nth-child(4) [data-name=retry]").sendKeys("7");
    browser.find("#steps li:nth-child(4) [data-name=up]").sendKeys(Keys.ENTER);
    browser.find("#steps li:nth-child(1) [data-name=remove]").sendKeys(Keys.ENTER);

    browser.awaitText("#job-id", "running,429:7,completed");
  }

  @Test
  void theBuilderOffersEveryOutcome() {
    open();
    browser.awaitText("#job-id", "completed");

    assertThat(
            browser.run(
                "return [...document.querySelector('#steps select')].map(o => o.value).join()"))
        .isEqualTo(
            "pending,running,completed,failed,400,401,404,429,500,"
                + "502,503,504,status,redirect,unknown-status,unknown-error,extra-field,wrong-type,"
                + "other-job,result,reset,stall,truncated,malformed,empty");
  }

  @Test
  void aPollShowsTheAnswerAndItsImage() {
    open();
    browser.awaitText("#job-id", "completed");
    browser.click("#steps li:nth-child(1) [data-name=remove]");
    browser.click("#steps li:nth-child(1) [data-name=remove]");
    browser.click("#poll");

    browser.awaitText("#answer-status", "200");
    browser.awaitText("#answer-body", "\"status\": \"completed\"");
    browser.await("the image", () -> imageWidth() instanceof Number width && width.longValue() > 0);
    assertThat(server.requests("completed")).hasSize(1);
  }

  private static @Nullable Object imageWidth() {
    return browser.run("return document.getElementById('answer-image').naturalWidth");
  }

  @Test
  void aScenarioIsGivenToANewJob() throws Exception {
    open();
    browser.awaitText("#job-id", "pending*2,running,completed");
    browser.click("#create");
    browser.awaitText("#created", "pending*2,running,completed");

    assertThat(Http.poll(server, browser.text("#job-id")).body()).contains("\"pending\"");
    assertThat(browser.text("#job-id")).matches("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");
    assertThat(browser.text("#curl")).contains(browser.text("#job-id"));
  }

  private static void select(String css, String start) {
    Select options = new Select(browser.find(css));
    options.getOptions().stream()
        .filter(option -> option.getText().startsWith(start))
        .findFirst()
        .orElseThrow()
        .click();
  }

  // API reference.

  @Test
  void theReferenceHasEveryStatusCodeAndValueOfTheContract() throws Exception {
    open();
    browser.awaitText("#contract", "GET /v1/try-on/job/{jobId}");

    assertThat(browser.text("#contract")).contains(wordsOfContract());
  }

  private static JsonObject document(String name) throws IOException {
    try (InputStream json =
            DashboardBrowserTest.class.getResourceAsStream("/META-INF/openapi/" + name);
        JsonReader reader = Json.createReader(json)) {
      return reader.readObject();
    }
  }

  @Test
  void eachExampleOfTheReferenceSaysHowItIsKnown() throws Exception {
    List<String> known =
        named(document("try-on-job-status.json"), "x-basis")
            .map(JsonValue::asJsonObject)
            .map(DashboardBrowserTest::label)
            .toList();
    open();
    browser.awaitText("#contract", "GET /v1/try-on/job/{jobId}");

    assertThat(known).hasSizeGreaterThan(20);
    assertThat(
            browser.run(
                "return [...document.querySelectorAll('.answers p .badge')]"
                    + ".map(badge => badge.textContent)"))
        .isEqualTo(known);
  }

  @Test
  void eachRuleOfTheContractSaysHowItIsKnown() throws Exception {
    List<String> known =
        named(document("try-on-job-status.json"), "x-rules")
            .flatMap(rules -> rules.asJsonArray().getValuesAs(JsonObject.class).stream())
            .map(rule -> rule.getString("rule").replace("`", "") + " " + label(rule))
            .toList();
    open();
    browser.awaitText("#contract", "GET /v1/try-on/job/{jobId}");

    assertThat(known).hasSizeGreaterThan(3);
    assertThat(browser.text("#rules")).contains(known);
  }

  /** Returns the values that have a name, wherever they are. */
  private static Stream<JsonValue> named(JsonValue node, String name) {
    if (node instanceof JsonArray array) {
      return array.stream().flatMap(value -> named(value, name));
    }
    return node instanceof JsonObject object
        ? object.entrySet().stream()
            .flatMap(
                entry ->
                    entry.getKey().equals(name)
                        ? Stream.of(entry.getValue())
                        : named(entry.getValue(), name))
        : Stream.of();
  }

  private static String label(JsonObject basis) {
    return basis.containsKey("date")
        ? "seen live " + basis.getString("date")
        : basis.getString("basis");
  }

  @Test
  void whatWasSeenLiveIsShownWithItsDate() {
    open();

    assertThat(
            browser.run(
                "return import('/__mock/reference.js').then(({ basisOf }) =>"
                    + " basisOf({ basis: 'live', date: '2026-11-20' })[0].outerHTML)"))
        .isEqualTo("<span class=\"badge\" data-kind=\"good\">seen live 2026-11-20</span>");
  }

  private static List<String> wordsOfContract() throws Exception {
    JsonObject contract = document("try-on-job-status.json");
    JsonObject operation =
        contract.getJsonObject("paths").values().iterator().next().asJsonObject();
    List<String> words =
        new ArrayList<>(operation.getJsonObject("get").getJsonObject("responses").keySet());
    for (var schema : contract.getJsonObject("components").getJsonObject("schemas").values()) {
      if (schema.asJsonObject().containsKey("enum")) {
        schema.asJsonObject().getJsonArray("enum").getValuesAs(JsonString.class).stream()
            .map(JsonString::getString)
            .forEach(words::add);
      }
    }
    assertThat(words).hasSizeGreaterThan(20);
    return words;
  }

  // The page as a whole.

  @Test
  void theConsoleStaysEmpty() throws Exception {
    useAllOfThePage();

    assertThat(browser.console()).isEmpty();
  }

  @Test
  void noRequestGoesToAnotherHost() throws Exception {
    useAllOfThePage();

    List<URI> requests = browser.requests();
    assertThat(requests).contains(server.baseUri().resolve("/__mock/jobs?limit=200"));
    assertThat(requests)
        .filteredOn(request -> !"data".equals(request.getScheme()))
        .extracting(URI::getAuthority)
        .containsOnly(server.baseUri().getAuthority());
  }

  private void useAllOfThePage() throws Exception {
    Http.poll(server, "pending*x");
    open();
    browser.awaitText("#contract", "Responses");
    browser.click("#steps li:nth-child(1) [data-name=remove]");
    browser.click("#steps li:nth-child(1) [data-name=remove]");
    browser.click("#poll");
    browser.awaitText("#request-rows", "/__mock/results/");
    browser.click("#create");
    browser.awaitText("#message", "Created");
    browser.click("[data-copy=job-id]");
    browser.awaitText("#message", "Copied");
    browser.click("#freeze");
    browser.awaitText("#clock-state", "frozen");
  }

  @Test
  void nothingIsWiderThanATelephone() throws Exception {
    Http.poll(server, "pending*9,running@30s,failed:content_filter_error~" + "a".repeat(200));
    Http.poll(server, "pending*x" + "a".repeat(200));
    browser.open(server.baseUri(), new Dimension(360, 800));
    browser.awaitText("#contract", "Responses");
    browser.awaitText("#job-rows", "aaaa");
    browser.run("document.querySelectorAll('details').forEach(details => details.open = true)");

    assertThat(browser.run("return document.documentElement.scrollWidth"))
        .isEqualTo(browser.run("return document.documentElement.clientWidth"));
  }

  @Test
  void aServerThatIsGoneIsNoticed() {
    open();
    browser.awaitText("#clock-state", "running");
    server.close();

    browser.awaitText("#gone", "The server does not answer");
  }

  @Test
  void thePageAsksForTheTokenAndUsesIt() throws Exception {
    try (TryOnMockServer guarded = TryOnMockServer.builder().controlToken("open-sesame").start()) {
      Http.poll(guarded, "completed");
      browser.open(guarded.baseUri());
      browser.awaitText("#token-form", "control token");
      browser.find("#token").sendKeys("open-sesame", Keys.ENTER);

      browser.awaitText("#job-rows", "completed");
      assertThat(browser.find("#token-form").isDisplayed()).isFalse();
      browser.leave();
    }
  }
}
