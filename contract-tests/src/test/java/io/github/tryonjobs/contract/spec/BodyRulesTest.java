package io.github.tryonjobs.contract.spec;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.tryonjobs.contract.BodyRules;
import io.github.tryonjobs.contract.Contract;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the judge of bodies catches, so that its silence means something. */
class BodyRulesTest {

  private final BodyRules rules = new BodyRules(Contract.load());
  private final ObjectMapper json = new ObjectMapper();

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      delimiter = '|',
      value = {
        "200 | {'job_id':'a','status':'pending','extra':1}                       | extra",
        "200 | {'status':'pending'}                                              | job_id",
        "200 | {'job_id':'a'}                                                    | status",
        "200 | {'job_id':'','status':'pending'}                                  | job_id",
        "200 | {'job_id':1,'status':'pending'}                                   | job_id",
        "200 | {'job_id':null,'status':'pending'}                                | job_id",
        "200 | {'job_id':'a','status':'queued'}                                  | status",
        "200 | {'job_id':'a','status':'completed'}                               | result_url",
        "200 | {'job_id':'a','status':'completed','result_url':'no url'}         | result_url",
        "200 | {'job_id':'a','status':'running','result_url':'https://h/i.jpg'}  | result_url",
        "200 | {'job_id':'a','status':'failed'}                                  | error",
        "200 | {'job_id':'a','status':'failed','error':{'message':'m'}}          | error_code",
        "200 | {'job_id':'a','status':'failed','error':{'message':'m','error_code':'new'}} | error_code",
        "200 | {'job_id':'a','status':'pending','error':{'message':'m','error_code':'job_expired'}} | error",
        "200 | []                                                                | object",
        "400 | {'error':'m','error_code':'not_found'}                            | error_code",
        "401 | {'error_code':'invalid_auth_token'}                               | error",
        "500 | {}                                                                | no body",
      })
  void reportsWhatIsWrongWithABody(int status, String body, String place) throws Exception {
    assertThat(rules.violations(status, json.readTree(body.replace('\'', '"'))))
        .anySatisfy(violation -> assertThat(violation).contains(place));
  }

  @Test
  void reportsNothingForABodyThatIsRight() throws Exception {
    assertThat(
            rules.violations(
                200,
                json.readTree(
                    "{\"job_id\":\"a\",\"status\":\"completed\",\"result_url\":\"https://h/i.jpg\"}")))
        .isEmpty();
  }
}
