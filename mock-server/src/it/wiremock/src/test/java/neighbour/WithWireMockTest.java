package neighbour;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.absent;
import static com.github.tomakehurst.wiremock.client.WireMock.exactly;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.jsonResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.matching;
import static com.github.tomakehurst.wiremock.client.WireMock.not;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.stubbing.Scenario.STARTED;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.client.ScenarioMappingBuilder;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import com.github.tomakehurst.wiremock.http.Fault;
import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The poller, tested with WireMock. */
class WithWireMockTest {

  private static final String JOB = "/v1/try-on/job/a";

  @RegisterExtension
  static final WireMockExtension MOCK =
      WireMockExtension.newInstance()
          .options(WireMockConfiguration.wireMockConfig().dynamicPort())
          .build();

  private final List<String> pauses = new ArrayList<>();
  private Poller poller;

  @BeforeEach
  void setUp() {
    poller = new Poller(URI.create(MOCK.baseUrl()), "sk_test", pauses::add);
  }

  /** Stubs the responses to the polls of a job, one after the other; the last one stays. */
  private static void polls(ResponseDefinitionBuilder... responses) {
    for (int i = 0; i < responses.length; i++) {
      ScenarioMappingBuilder poll =
          get(urlEqualTo(JOB))
              .withHeader("X-API-KEY", matching("sk.*"))
              .inScenario("job")
              .whenScenarioStateIs(i == 0 ? STARTED : "poll " + i)
              .willReturn(responses[i]);
      MOCK.stubFor(i == responses.length - 1 ? poll : poll.willSetStateTo("poll " + (i + 1)));
    }
  }

  private static ResponseDefinitionBuilder status(String status) {
    return jsonResponse("{\"job_id\": \"a\", \"status\": \"" + status + "\"}", 200);
  }

  private static ResponseDefinitionBuilder completed() {
    return jsonResponse(
        "{\"job_id\": \"a\", \"status\": \"completed\", \"result_url\": \""
            + MOCK.url("/result.jpg")
            + "\"}",
        200);
  }

  private static ResponseDefinitionBuilder failed(String code) {
    return jsonResponse(
        "{\"job_id\": \"a\", \"status\": \"failed\", \"error\": {\"message\": \"Job processing failed\","
            + " \"error_code\": \""
            + code
            + "\"}}",
        200);
  }

  private static ResponseDefinitionBuilder error(int status, String code) {
    return jsonResponse("{\"error\": \"An error\", \"error_code\": \"" + code + "\"}", status);
  }

  private static void wasPolled(int times) {
    MOCK.verify(exactly(times), getRequestedFor(urlEqualTo(JOB)));
  }

  @Test
  void pollsUntilTheJobIsCompleted() {
    polls(status("pending"), status("pending"), status("running"), completed());

    assertThat(poller.await("a")).contains("completed");
    wasPolled(4);
  }

  @Test
  void fetchesTheImage() {
    polls(completed());
    MOCK.stubFor(
        get(urlEqualTo("/result.jpg"))
            .willReturn(
                aResponse()
                    .withHeader("Content-Type", "image/jpeg")
                    .withBody(new byte[] {(byte) 0xFF, (byte) 0xD8, (byte) 0xFF, (byte) 0xD9})));

    assertThat(poller.image(poller.await("a"))).startsWith(0xFF, 0xD8);
  }

  @Test
  void reportsWhyTheJobFailed() {
    polls(status("running"), failed("content_filter_error"));

    assertThat(poller.await("a")).contains("content_filter_error");
  }

  @Test
  void waitsAsA429Asks() {
    polls(error(429, "rate_limit_exceeded").withHeader("Retry-After", "7"), completed());

    assertThat(poller.await("a")).contains("completed");
    assertThat(pauses).containsExactly("7");
  }

  @Test
  void asksAgainAfterAServerError() {
    polls(aResponse().withStatus(500), aResponse().withStatus(500), completed());

    assertThat(poller.await("a")).contains("completed");
    wasPolled(3);
  }

  @Test
  void asksAgainAfterAResetOfTheConnection() {
    polls(aResponse().withFault(Fault.CONNECTION_RESET_BY_PEER), completed());

    assertThat(poller.await("a")).contains("completed");
  }

  @Test
  void reportsAnUnknownJob() {
    polls(error(404, "not_found"));

    assertThat(poller.await("a")).startsWith("404").contains("not_found");
  }

  @Test
  void reportsARefusedKey() {
    MOCK.stubFor(
        get(urlEqualTo(JOB))
            .withHeader("X-API-KEY", absent().or(not(matching("sk.*"))))
            .willReturn(error(401, "invalid_auth_token")));

    assertThat(new Poller(poller.baseUri(), "", pauses::add).await("a"))
        .startsWith("401")
        .contains("invalid_auth_token");
  }

  /** There is no clock to advance; the test replaces the response by hand. */
  @Test
  void waitsAnHour() {
    AtomicInteger seconds = new AtomicInteger();
    polls(status("running"));
    Poller patient =
        new Poller(
            poller.baseUri(),
            poller.apiKey(),
            pause -> {
              if (seconds.addAndGet(Integer.parseInt(pause)) >= 3600) {
                polls(completed());
              }
            });

    assertThat(patient.await("a")).contains("completed");
    wasPolled(1801);
  }
}
