package io.github.tryonjobs.mock;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What verifiers of Pact ask for before and after each interaction. */
class PactStatesTest {

  private static final String STATE = "a job that answers as an example of the contract does";

  @AutoClose private final TryOnMockServer server = TryOnMockServer.start();
  private final Http http = new Http(server);

  @ParameterizedTest
  @CsvSource({
    "running, running~pact, 200",
    "failed_job_expired, failed:job_expired~pact, 200",
    "malformed_image, 400:malformed_image~pact, 400",
    "not_found, 404~pact, 404",
    "rate_limit_exceeded, 429~pact, 429",
    "internal_service_error, 500~pact, 500",
  })
  void aSetupTellsAJobThatAnswersAsTheExampleDoes(String example, String jobId, int status) {
    HttpResponse<String> response = change(STATE, example, "setup");

    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(response.headers().firstValue("Content-Type")).contains("application/json");
    assertThat(response.body()).isEqualTo("{\"jobId\":\"" + jobId + "\"}");
    assertThat(http.poll("sk_pact", jobId).statusCode()).isEqualTo(status);
  }

  @ParameterizedTest
  @CsvSource({
    "started, start-started, 202",
    "completed, start-completed, 200",
    "missing_parameter, start-400:missing_parameter, 400",
    "insufficient_api_credits, start-403, 403",
    "internal_service_error, start-500, 500",
  })
  void aSetupTellsAnImageWithWhichAStartIsAnsweredAsTheExampleIs(
      String example, String name, int status) {
    String url = "https://images.example.com/" + name + "~pact.jpg";

    assertThat(change("startTryOn", example).body()).isEqualTo("{\"imageUrl\":\"" + url + "\"}");
    assertThat(http.start("sk_pact", url, url).statusCode()).isEqualTo(status);
  }

  @ParameterizedTest
  @CsvSource({
    "cancelled, pending~pact-, 200",
    "job_finished, completed~pact-, 409",
    "not_found, 404~pact-, 404",
    "invalid_auth_token, pending~pact-, 200",
    "internal_service_error, 500~pact-, 500",
  })
  void aSetupTellsAJobWhoseCancelIsAnsweredAsTheExampleIs(
      String example, String jobId, int status) {
    for (int time = 0; time < 2; time++) {
      String id = change("cancelTryOnJob", example).body().replaceAll(".*:\"|\"}", "");

      assertThat(id).startsWith(jobId);
      assertThat(http.cancel("sk_pact", id).statusCode()).isEqualTo(status);
    }
  }

  private HttpResponse<String> change(String operation, String example) {
    return http.post(
        "/__mock/pact-states",
        "{\"params\":{\"example\":\"%s\",\"operation\":\"%s\"},\"state\":\"%s\"}"
            .formatted(example, operation, STATE));
  }

  @Test
  void whereTheKeyIsWhatIsWrongTheJobIsFine() {
    assertThat(change(STATE, "invalid_auth_token", "setup").body())
        .isEqualTo("{\"jobId\":\"completed~pact\"}");
    assertThat(http.poll("sk_pact", "completed~pact").statusCode()).isEqualTo(200);
    assertThat(http.poll("not-a-key", "completed~pact").statusCode()).isEqualTo(401);
  }

  @Test
  void aTeardownHasNothingToTell() {
    assertThat(change(STATE, "running", "teardown").body()).isEqualTo("{}");
  }

  @Test
  void anInteractionWithoutAStateNeedsNothing() {
    assertThat(http.post("/__mock/pact-states", "{\"state\":\"\"}").body()).isEqualTo("{}");
  }

  /** Pact JVM sends no action unless it is to call for the teardown, too. */
  @Test
  void aCallWithoutAnActionIsASetup() {
    String json = "{\"state\":\"" + STATE + "\",\"params\":{\"example\":\"running\"}}";

    assertThat(http.post("/__mock/pact-states", json).body()).contains("running~pact");
  }

  @Test
  void whatOtherVerifiersSendMakesNoDifference() {
    String json =
        ("{'consumer':'shop','state':'%1$s','states':['%1$s'],'action':'setup',"
                + "'params':{'example':'running','locale':'en'}}")
            .formatted(STATE)
            .replace('\'', '"');

    assertThat(http.post("/__mock/pact-states", json).body()).contains("running~pact");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{'state':'a job'} | state: 'a job' is unknown; expected 'a job that answers as an example",
        "{'state':'STATE','params':{'example':'done'}} | params.example: 'done' is unknown; expected pending, running, completed, failed_invalid_parameter,",
        "{'state':'STATE','params':{}} | params.example: it is missing; expected pending, running,",
        "{'state':'STATE'} | params.example: it is missing; expected pending, running,",
        "{'state':'STATE','params':{'example':'running','operation':'stop'}} | params.operation: 'stop' is unknown; expected startTryOn, getTryOnJob, cancelTryOnJob",
        "{'state':'STATE','params':{'example':'running'},'action':'stop'} | action: 'stop' is unknown; expected setup or teardown",
        "{'params':{'example':'running'}} | the property 'state' is missing",
        "{'state':'STATE','parms':{}} | unknown property 'parms'; expected state, params, action",
      },
      quoteCharacter = '`')
  void aWrongCallSaysWhatIsKnown(String call, String detail) {
    HttpResponse<String> response =
        http.post("/__mock/pact-states", call.replace("STATE", STATE).replace('\'', '"'));

    assertThat(response.statusCode()).isEqualTo(422);
    assertThat(response.headers().firstValue("X-Try-On-Mock-Error")).contains("invalid-call");
    assertThat(response.headers().firstValue("Content-Type")).contains("application/problem+json");
    assertThat(response.body()).contains(detail.replace("'", "\\\""));
  }

  private HttpResponse<String> change(String state, String example, String action) {
    return http.post(
        "/__mock/pact-states",
        "{\"action\":\"%s\",\"params\":{\"example\":\"%s\"},\"state\":\"%s\"}"
            .formatted(action, example, state));
  }
}
