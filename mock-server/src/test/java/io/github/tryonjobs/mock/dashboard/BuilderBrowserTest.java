package io.github.tryonjobs.mock.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.tryonjobs.mock.Http;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.Keys;
import org.openqa.selenium.support.ui.Select;

/** The scenario builder in a browser. */
class BuilderBrowserTest extends InBrowser {

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

    browser.awaitText("#response-status", "200");
    browser.awaitText("#response-body", "\"status\": \"completed\"");
    browser.await("the image", () -> imageWidth() instanceof Number width && width.longValue() > 0);
    assertThat(server.requests("completed")).hasSize(1);
  }

  private static @Nullable Object imageWidth() {
    return browser.run("return document.getElementById('response-image').naturalWidth");
  }

  @Test
  void aScenarioIsGivenToANewJob() throws Exception {
    open();
    browser.awaitText("#job-id", "pending*2,running,completed");
    browser.click("#create");
    browser.awaitText("#created", "pending*2,running,completed");

    assertThat(new Http(server).poll("sk_test", browser.text("#job-id")).body())
        .contains("\"pending\"");
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

  @Test
  void theBuilderMakesTheNameOfAnImageForAJobThatIsStarted() {
    open();
    browser.awaitText("#job-id", "pending*2,running,completed");
    select("#use", "started jobs");
    select("#steps li:nth-child(3) [data-name=outcome]", "failed");

    browser.awaitText("#job-id", "pending*2,running,failed:invalid_parameter.jpg");
    assertThat(browser.text("#curl"))
        .contains("-d '{\"person_image_url\"", "/pending*2,running,failed:invalid_parameter.jpg\"")
        .endsWith("'" + server.baseUri() + "/v1/try-on'");
    browser.click("#poll");
    browser.awaitText("#response-status", "202");
    browser.awaitText("#response-body", "\"job_id\"");
  }

  @Test
  void theBuilderKnowsWhatStartsAreAnsweredWith() {
    open();
    browser.awaitText("#job-id", "pending*2,running,completed");
    select("#use", "starts");
    browser.awaitText("#job-id", "start-429,500,started.jpg");

    assertThat(
            browser.run(
                "return [...document.querySelector('#steps select')].map(o => o.value).join()"))
        .isEqualTo(
            "completed,started,400,401,403,429,500,502,503,504,status,redirect,"
                + "reset,stall,truncated,malformed,empty");
    browser.click("#poll");
    browser.awaitText("#response-status", "429");
    browser.click("#poll");
    browser.awaitText("#response-status", "500");
  }
}
