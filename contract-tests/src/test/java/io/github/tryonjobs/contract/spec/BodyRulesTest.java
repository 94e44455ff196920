package io.github.tryonjobs.contract.spec;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.tryonjobs.contract.BodyRules;
import io.github.tryonjobs.contract.Contract;
import io.github.tryonjobs.contract.Operation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the judge of bodies catches, so that its silence means something. */
class BodyRulesTest {

  private static final Contract CONTRACT = Contract.load();

  private final BodyRules rules = new BodyRules(CONTRACT);
  private final ObjectMapper json = new ObjectMapper();

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      delimiter = '|',
      value = {
        "get | 200 | {'job_id':'a','status':'pending','extra':1}                       | extra",
        "get | 200 | {'status':'pending'}                                              | job_id",
        "get | 200 | {'job_id':'a'}                                                    | status",
        "get | 200 | {'job_id':'','status':'pending'}                                  | job_id",
        "get | 200 | {'job_id':1,'status':'pending'}                                   | job_id",
        "get | 200 | {'job_id':null,'status':'pending'}                                | job_id",
        "get | 200 | {'job_id':'a','status':'queued'}                                  | status",
        "get | 200 | {'job_id':'a','status':'completed'}                               | result_url",
        "get | 200 | {'job_id':'a','status':'completed','result_url':'no url'}         | result_url",
        "get | 200 | {'job_id':'a','status':'running','result_url':'https://h/i.jpg'}  | result_url",
        "get | 200 | {'job_id':'a','status':'failed'}                                  | error",
        "get | 200 | {'job_id':'a','status':'failed','error':{'message':'m'}}          | error_code",
        "get | 200 | {'job_id':'a','status':'failed','error':{'message':'m','error_code':'new'}} | error_code",
        "get | 200 | {'job_id':'a','status':'pending','error':{'message':'m','error_code':'job_expired'}} | error",
        "get | 200 | []                                                                | object",
        "get | 400 | {'error':'m','error_code':'not_found'}                            | error_code",
        "get | 401 | {'error_code':'invalid_auth_token'}                               | error",
        "start | 200 | {}                                                        | result_url",
        "start | 200 | {'result_url':'no url'}                                   | result_url",
        "start | 202 | {}                                                        | job_id",
        "start | 202 | {'job_id':''}                                             | job_id",
        "start | 202 | {'job_id':'a','status':'pending'}                         | status",
        "start | 403 | {'error':'m','error_code':'no_credits'}                   | error_code",
        "cancel | 200 | {}                                                       | message",
        "cancel | 409 | {'error':'m','error_code':'not_found'}                   | error_code",
        "get | 500 | {}                                                                | no body",
      })
  void reportsWhatIsWrongWithABody(String name, int status, String body, String place)
      throws Exception {
    assertThat(rules.violations(operation(name), status, json.readTree(body.replace('\'', '"'))))
        .anySatisfy(violation -> assertThat(violation).contains(place));
  }

  @Test
  void reportsNothingForABodyThatIsRight() throws Exception {
    assertThat(
            rules.violations(
                CONTRACT.status(),
                200,
                json.readTree(
                    "{\"job_id\":\"a\",\"status\":\"completed\",\"result_url\":\"https://h/i.jpg\"}")))
        .isEmpty();
  }

  private static Operation operation(String name) {
    return CONTRACT.operations().stream()
        .filter(it -> it.name().equals(name))
        .findFirst()
        .orElseThrow();
  }
}
