package io.github.tryonjobs.mock.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.tryonjobs.mock.Http;
import io.github.tryonjobs.mock.TryOnMockServer;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.Test;

/** The page in a browser: its requests. */
class RequestsBrowserTest extends InBrowser {

  @Test
  void aRequestIsShownAsItComes() throws Exception {
    open();
    new Http(server).poll("sk_test", "pending*2,completed");

    browser.awaitLive("#request-rows", "GET /v1/try-on/job/pending*2,completed");
    assertThat(browser.find("#request-rows tr").getText()).contains("#1", "200", "1, pending*2");
  }

  @Test
  void aStartThatWaitsIsShownWithItsAnswerLater() throws Exception {
    server.clock().freeze();
    String json =
        "{\"person_image_url\":\"https://a.example/running@1h,completed.jpg\","
            + "\"garment_image_url\":\"https://a.example/shirt.jpg\"}";
    CompletableFuture<?> start =
        CompletableFuture.runAsync(
            () -> {
              try {
                new Http(server).post("/v1/try-on", json, "X-API-KEY", "sk_a");
              } catch (Exception e) {
                throw new CompletionException(e);
              }
            });
    open();
    browser.awaitText("#request-rows .badge", "waiting");

    server.clock().advance(Duration.ofHours(1));
    start.join();

    browser.awaitText("#request-rows .badge", "200");
    assertThat(browser.run("return document.querySelectorAll('#request-rows tr').length"))
        .isEqualTo(1L);
  }

  @Test
  void aMockErrorIsShownWithItsReason() throws Exception {
    open();
    new Http(server).poll("sk_test", "pending*x");

    browser.awaitText(
        "#request-rows .mock-error .problem", "character 9: expected a number of polls");
  }

  @Test
  void requestsThatWereDroppedAreCounted() throws Exception {
    try (TryOnMockServer forgetful = TryOnMockServer.builder().journalLimit(1).start()) {
      new Http(forgetful).poll("sk_test", "pending");
      new Http(forgetful).poll("sk_test", "running");
      browser.open(forgetful.baseUri());

      browser.awaitText("#requests-count", "the journal has dropped 1");
      browser.leave();
    }
  }

  @Test
  void theFilterHidesOtherRequests() throws Exception {
    new Http(server).poll("sk_test", "pending");
    new Http(server).poll("sk_test", "completed");
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
    new Http(server).poll("sk_test", "pending");
    open();
    browser.awaitText("#request-rows", "job/pending");
    server.reset();

    browser.awaitText("#no-requests", "No request");
  }

  @Test
  void ofManyRequestsThoseThatCameLastAreShown() throws Exception {
    for (int i = 1; i <= 301; i++) {
      new Http(server).poll("sk_test", "pending~" + i);
    }
    open();

    browser.awaitLive("#requests-count", "this page shows the last 300");
    assertThat(browser.text("#request-rows tr:first-child")).contains("pending~301");
    assertThat(browser.text("#request-rows tr:last-child")).contains("pending~2");
  }
}
