package io.github.tryonjobs.mock.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.tryonjobs.mock.Http;
import io.github.tryonjobs.mock.TryOnMockServer;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.Dimension;
import org.openqa.selenium.Keys;

/** The page in a browser: its jobs, its clock, and the page as a whole. */
class DashboardBrowserTest extends InBrowser {

  // Jobs.

  @Test
  void aJobIsShownWithWhatItAnswersNext() throws Exception {
    open();
    new Http(server).poll("sk_test", "pending,running,completed");
    browser.awaitText("#job-rows", "pending,running,completed");
    browser.awaitText("#job-rows .badge", "running");

    new Http(server).poll("sk_test", "pending,running,completed");
    browser.awaitText("#job-rows .badge", "completed");
    assertThat(browser.find("#job-rows [data-text=polls]").getText()).isEqualTo("2");
  }

  @Test
  void aJobCanBeForgotten() throws Exception {
    new Http(server).poll("sk_test", "pending,completed");
    open();
    browser.click("#job-rows button");

    browser.awaitText("#message", "Forgot job pending,completed");
    assertThat(new Http(server).get("/__mock/jobs").body()).isEqualTo("{\"jobs\":[],\"total\":0}");
  }

  @Test
  void aHostileJobIdIsShownAsText() throws Exception {
    String id = "<img src=x onerror=alert(1)>";
    new Http(server).post("/__mock/jobs", "{\"scenario\":\"completed\",\"job_id\":\"" + id + "\"}");
    open();

    browser.awaitText("#job-rows [data-text=id]", id);
    assertThat(browser.run("return document.querySelectorAll('#jobs img').length")).isEqualTo(0L);
  }

  @Test
  void theLifeOfAJobIsShown() throws Exception {
    String json =
        "{\"person_image_url\":\"https://a.example/me.jpg\",\"wait_for_result\":\"false\","
            + "\"garment_image_url\":\"https://a.example/running.jpg\"}";
    new Http(server).post("/v1/try-on", json, "X-API-KEY", "sk_a");
    String id = String.valueOf(server.starts().get(0).jobId());
    new Http(server).get("/v1/try-on/job/" + id, "X-API-KEY", "sk_a");
    new Http(server).post("/v1/try-on/job/" + id + "/cancel", "", "X-API-KEY", "sk_a");
    open();

    browser.awaitText("#job-rows .badge", "failed:job_cancelled");
    assertThat(browser.text("#job-rows [data-text=started]")).matches("[0-9:]{8}");
    assertThat(browser.text("#job-rows [data-text=cancelled]")).matches("[0-9:]{8}");
    assertThat(
            browser.run(
                "const table = document.querySelector('#jobs .scroll');"
                    + " return table.scrollWidth - table.clientWidth"))
        .isEqualTo(0L);
    browser.awaitText("#request-rows", "wait_for_result: false");
    browser.find("#filter").sendKeys(id);
    browser.awaitText("#requests-count", "3 of 3 requests");
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
  void whatWasAskedBeforeTheClockIsTurnedIsNotShownAfterIt() throws Exception {
    open();
    browser.awaitText("#clock-state", "running");
    browser.run(
        "const state = document.querySelector('#clock-state'); window.shown = [];"
            + " new MutationObserver(() => window.shown.push(state.textContent))"
            + ".observe(state, { childList: true });");
    browser.hold("call[0] === 'clock' && call[1].method === 'GET' && !window.release");
    browser.awaitHeld("");
    browser.click("#freeze");
    browser.awaitLive("#clock-state", "frozen");
    new Http(server).poll("sk_test", "completed");
    browser.release();

    browser.awaitLive("#job-rows", "completed");
    assertThat(browser.run("return window.shown")).isEqualTo(List.of("frozen"));
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
    assertThat(new Http(server).get("/__mock/settings").body()).contains("\"rate_limit\":\"5/1s\"");
    assertThat(value("#rate_limit")).isEqualTo("5/1s");
  }

  private static String value(String css) {
    return String.valueOf(browser.find(css).getDomProperty("value"));
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
    new Http(server).poll("sk_test", "pending*x");
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
    new Http(server)
        .poll("sk_test", "pending*9,running@30s,failed:content_filter_error~" + "a".repeat(200));
    new Http(server).poll("sk_test", "pending*x" + "a".repeat(200));
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

    browser.awaitLive("#gone", "The server does not answer");
  }

  @Test
  void thePageAsksForTheTokenAndUsesIt() throws Exception {
    try (TryOnMockServer guarded = TryOnMockServer.builder().controlToken("open-sesame").start()) {
      new Http(guarded).poll("sk_test", "completed");
      browser.open(guarded.baseUri());
      browser.awaitText("#token-form", "control token");
      browser.hold("response.status === 423");
      // Again and again: the page ignores it while it waits for the responses to its first calls.
      browser.awaitHeld("document.dispatchEvent(new Event('visibilitychange'))");
      browser.find("#token").sendKeys("open-sesame", Keys.ENTER);
      browser.release(); // Late: the token was given meanwhile.

      browser.awaitText("#job-rows", "completed");
      assertThat(browser.find("#token-form").isDisplayed()).isFalse();
      browser.leave();
    }
  }
}
