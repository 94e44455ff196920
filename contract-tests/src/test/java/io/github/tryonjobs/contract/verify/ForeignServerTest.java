package io.github.tryonjobs.contract.verify;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.absent;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.matching;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.MappingBuilder;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.common.FatalStartupException;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A server that others wrote by hand, with what they thought of and without what they did not. */
class ForeignServerTest {

  private static final String ID = "6ba7b810-9dad-11d1-80b4-00c04fd430c8";

  private final WireMockServer server =
      new WireMockServer(options().bindAddress("127.0.0.1").dynamicPort());

  @BeforeEach
  void start() throws FatalStartupException {
    server.start();
  }

  @AfterEach
  void stop() {
    server.stop();
  }

  @Test
  void whatIsRightHoldsAndWhatIsWrongOrMissingIsTold() throws Exception {
    server.stubFor(any(anyUrl()).atPriority(9).willReturn(json(404, error("not_found"))));
    server.stubFor(
        any(anyUrl())
            .atPriority(1)
            .withHeader("X-API-KEY", absent())
            .willReturn(json(401, error("invalid_auth_token"))));
    server.stubFor(job("completed", ",\"result_url\":\"" + server.baseUrl() + "/missing.jpg\""));
    server.stubFor(job("pending", ",\"progress\":7"));

    Map<String, Verdict> verdicts = verify(Map.of("completed", "completed", "pending", "pending"));

    assertThat(verdicts)
        .containsEntry("security/no-key", Verdict.BROKEN) // An empty key is accepted, too.
        .containsEntry("get/200/completed", Verdict.HELD)
        .containsEntry("get/404/not_found", Verdict.HELD)
        .containsEntry("get/200/pending", Verdict.BROKEN) // A field that is not documented.
        .containsEntry("get/401/invalid_auth_token", Verdict.BROKEN) // Any key is accepted.
        .containsEntry("result/image", Verdict.BROKEN)
        .containsEntry("get/200/running", Verdict.NOT_PROVABLE)
        .containsEntry("get/500/internal_service_error", Verdict.NOT_PROVABLE)
        .containsEntry("security/key-not-echoed", Verdict.HELD);
  }

  @Test
  void aSiteOfPagesIsBroken() throws Exception {
    server.stubFor(
        any(anyUrl())
            .willReturn(
                aResponse().withHeader("Content-Type", "text/html").withBody("<html></html>")));

    assertThat(verify(Map.of("completed", ID)))
        .containsEntry("security/no-key", Verdict.BROKEN)
        .containsEntry("get/200/completed", Verdict.BROKEN)
        .containsEntry("get/404/not_found", Verdict.BROKEN);
  }

  @Test
  void aSiteThatLeadsElsewhereIsBrokenAndGetsNoKeyThere() throws Exception {
    server.stubFor(
        any(anyUrl())
            .atPriority(2)
            .willReturn(aResponse().withStatus(302).withHeader("Location", "/login")));
    server.stubFor(get(urlPathEqualTo("/login")).atPriority(1).willReturn(aResponse()));

    assertThat(verify(Map.of("completed", ID))).containsEntry("get/200/completed", Verdict.BROKEN);
    assertThat(server.getAllServeEvents())
        .extracting(event -> event.getRequest().getUrl())
        .doesNotContain("/login");
  }

  private static MappingBuilder job(String status, String more) {
    return get(urlPathEqualTo("/v1/try-on/job/" + status))
        .withHeader("X-API-KEY", matching("sk.*"))
        .willReturn(
            json(200, "{\"job_id\":\"" + status + "\",\"status\":\"" + status + "\"" + more + "}"));
  }

  private static ResponseDefinitionBuilder json(int status, String body) {
    return aResponse()
        .withStatus(status)
        .withHeader("Content-Type", "application/json")
        .withBody(body);
  }

  private static String error(String code) {
    return "{\"error\":\"text\",\"error_code\":\"" + code + "\"}";
  }

  private Map<String, Verdict> verify(Map<String, String> jobs) throws Exception {
    Duration timeout = Duration.ofSeconds(30);
    try (HttpServer http = new HttpServer(URI.create(server.baseUrl()), timeout, timeout)) {
      Subject subject = Runs.subject(http, new GivenJobs(jobs), wait -> {});
      return Runs.verdicts(Runs.verifier(subject).run(check -> true, told -> {}));
    }
  }
}
