package io.github.tryonjobs.contract.verify;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.tryonjobs.contract.BodyRules;
import io.github.tryonjobs.contract.BodyRules.Violation;
import io.github.tryonjobs.contract.Contract;
import io.github.tryonjobs.contract.NamedExample;
import io.github.tryonjobs.contract.Operation;
import io.github.tryonjobs.contract.Texts;
import io.github.tryonjobs.contract.verify.Response.NotJsonException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;

/** Judges one response by the example that it should be like. */
final class ResponseJudges {

  /** More findings about one response tell nobody more. */
  private static final int MOST = 20;

  private final BodyRules bodyRules;
  private final PactJudge pact;

  /** Is told each response that is as documented. */
  private final BiConsumer<Operation, Response> documented;

  ResponseJudges(Contract contract, PactJudge pact, BiConsumer<Operation, Response> documented) {
    this.documented = documented;
    this.pact = pact;
    bodyRules = new BodyRules(contract);
  }

  /** Returns what is not as documented, as each judge sees it; not all if it is very much. */
  List<Finding> judge(NamedExample example, String jobId, Response response) {
    List<Finding> findings = new ArrayList<>();
    List<Finding> mismatches = pact.judge(example, response);
    if (response.status() != example.status()) {
      findings.add(status(example, response));
      // What else differs says nothing, as it is another response.
      mismatches.stream().limit(1).forEach(findings::add);
    } else {
      findings.addAll(HeaderJudge.judge(example.operation(), response));
      body(example, jobId, response, findings);
      findings.addAll(mismatches);
    }
    if (findings.size() > MOST) {
      findings.subList(MOST, findings.size()).clear();
    }
    if (findings.isEmpty()) {
      documented.accept(example.operation(), response);
    }
    return findings;
  }

  private static Finding status(NamedExample example, Response response) {
    boolean isDocumented = example.operation().statusCodes().contains(response.status());
    String got =
        response.status()
            + (isDocumented ? "" : ", which the contract does not have,")
            + (response.hasBody() ? " with the body " + response.text() : " without a body");
    return new Finding(
        Judge.STATUS,
        "status code",
        String.valueOf(example.status()),
        got,
        response.status() + " instead of " + example.status());
  }

  private void body(NamedExample example, String jobId, Response response, List<Finding> findings) {
    if (example.operation().mediaType(example.status()).isEmpty()) {
      if (response.hasBody()) {
        String expected = "no body, as none is documented and nobody may rely on one";
        findings.add(new Finding(Judge.RULE, "body", expected, response.text(), "a body"));
      }
      return;
    }
    JsonNode body;
    try {
      body = response.json();
    } catch (NotJsonException e) {
      String got = String.valueOf(e.getMessage());
      findings.add(new Finding(Judge.SCHEMA, "body", "JSON", got, "not JSON"));
      return;
    }
    Operation operation = example.operation();
    add(
        Judge.SCHEMA,
        bodyRules.schemaViolations(operation, example.status(), body),
        body,
        findings);
    add(Judge.RULE, bodyRules.ruleViolations(operation, example.status(), body), body, findings);
    rules(example, jobId, body, findings);
  }

  private static void add(
      Judge judge, List<Violation> violations, JsonNode body, List<Finding> findings) {
    String in = ", in " + Finding.readable(body.toString());
    for (Violation violation : violations.stream().limit(MOST).toList()) {
      String got = violation.what() + in;
      findings.add(
          new Finding(judge, violation.where(), "as the contract says", got, violation.what()));
    }
  }

  private static void rules(
      NamedExample example, String jobId, JsonNode body, List<Finding> findings) {
    if (example.operation().takesJob() && body.has("job_id")) {
      same("$.job_id", jobId, body.path("job_id"), findings);
    }
    example
        .jobStatus()
        .ifPresent(status -> same("$.status", status, body.path("status"), findings));
    example.errorCode().ifPresent(code -> same(where(body), code, errorCode(body), findings));
    JsonNode url = body.path("result_url");
    if (url.isTextual() && !Texts.isWebAddress(url.textValue())) {
      findings.add(
          new Finding(Judge.RULE, "$.result_url", "an http or https URL", url.textValue()));
    }
    strings("$", body, findings);
  }

  private static void same(String where, String expected, JsonNode got, List<Finding> findings) {
    if (!got.isTextual() || !got.textValue().equals(expected)) {
      String told = got.isMissingNode() ? "nothing" : got.isTextual() ? got.textValue() : "" + got;
      findings.add(new Finding(Judge.RULE, where, expected, told));
    }
  }

  private static String where(JsonNode body) {
    return body.path("error").isObject() ? "$.error.error_code" : "$.error_code";
  }

  static JsonNode errorCode(JsonNode body) {
    return body.path("error").isObject()
        ? body.path("error").path("error_code")
        : body.path("error_code");
  }

  /** A string without content helps nobody, whatever its schema allows. */
  private static void strings(String where, JsonNode object, List<Finding> findings) {
    for (Map.Entry<String, JsonNode> property : object.properties()) {
      String place = where + "." + property.getKey();
      if (property.getValue().isObject()) {
        strings(place, property.getValue(), findings);
      } else if (property.getValue().isTextual()) {
        String value = property.getValue().textValue();
        if (Texts.isBlank(value)) {
          findings.add(new Finding(Judge.RULE, place, "a string that is not blank", "\"\""));
        } else if (!StandardCharsets.UTF_8.newEncoder().canEncode(value)) {
          findings.add(new Finding(Judge.RULE, place, "no half of a surrogate pair", value));
        }
      }
    }
  }
}
