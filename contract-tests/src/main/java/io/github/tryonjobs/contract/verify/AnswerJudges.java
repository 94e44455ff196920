package io.github.tryonjobs.contract.verify;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.tryonjobs.contract.BodyRules;
import io.github.tryonjobs.contract.BodyRules.Violation;
import io.github.tryonjobs.contract.Contract;
import io.github.tryonjobs.contract.NamedExample;
import io.github.tryonjobs.contract.verify.Answer.NotJsonException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Holds one answer against the example that it is to be like. Immutable. */
final class AnswerJudges {

  private final Contract contract;
  private final BodyRules bodyRules;
  private final HeaderJudge headers;
  private final PactJudge pact;

  AnswerJudges(Contract contract, PactJudge pact) {
    this.contract = contract;
    this.pact = pact;
    bodyRules = new BodyRules(contract);
    headers = new HeaderJudge(contract);
  }

  /**
   * Judges an answer.
   *
   * @param jobId the id that was asked for
   * @return what is not as documented, as each judge sees it
   */
  List<Finding> judge(NamedExample example, String jobId, Answer answer) {
    List<Finding> findings = new ArrayList<>();
    List<Finding> mismatches = pact.judge(example, answer);
    if (answer.status() != example.status()) {
      findings.add(
          new Finding(Judge.STATUS, "status code", String.valueOf(example.status()), told(answer)));
      // What else differs says nothing, as it is another answer.
      mismatches.stream().limit(1).forEach(findings::add);
    } else {
      findings.addAll(headers.judge(answer));
      body(example, jobId, answer, findings);
      findings.addAll(mismatches);
    }
    return findings;
  }

  private String told(Answer answer) {
    boolean isDocumented = contract.statusCodes().contains(answer.status());
    return answer.status()
        + (isDocumented ? "" : ", which the contract does not have,")
        + (answer.hasBody() ? " with the body " + answer.text() : " without a body");
  }

  private void body(NamedExample example, String jobId, Answer answer, List<Finding> findings) {
    if (contract.mediaType(example.status()).isEmpty()) {
      if (answer.hasBody()) {
        findings.add(
            new Finding(
                Judge.RULE,
                "body",
                "nothing, as none is documented and nobody may rely on one",
                answer.text()));
      }
      return;
    }
    JsonNode body;
    try {
      body = answer.json();
    } catch (NotJsonException e) {
      findings.add(new Finding(Judge.SCHEMA, "body", "JSON", String.valueOf(e.getMessage())));
      return;
    }
    add(Judge.SCHEMA, bodyRules.schemaViolations(example.status(), body), body, findings);
    add(Judge.RULE, bodyRules.ruleViolations(example.status(), body), body, findings);
    rules(example, jobId, body, findings);
  }

  private static void add(
      Judge judge, List<Violation> violations, JsonNode body, List<Finding> findings) {
    for (Violation violation : violations) {
      findings.add(
          new Finding(
              judge, violation.where(), "as the contract says", violation.what() + in(body)));
    }
  }

  private static String in(JsonNode body) {
    return ", in " + body;
  }

  private static void rules(
      NamedExample example, String jobId, JsonNode body, List<Finding> findings) {
    if (body.has("job_id")) {
      same("$.job_id", jobId, body.path("job_id"), findings);
    }
    example
        .jobStatus()
        .ifPresent(status -> same("$.status", status, body.path("status"), findings));
    example.errorCode().ifPresent(code -> same(where(body), code, errorCode(body), findings));
    JsonNode url = body.path("result_url");
    if (url.isTextual() && !isWebAddress(url.textValue())) {
      findings.add(
          new Finding(Judge.RULE, "$.result_url", "an http or https URL", url.textValue()));
    }
    texts("$", body, findings);
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

  private static boolean isWebAddress(String text) {
    try {
      URI uri = URI.create(text);
      return uri.getHost() != null
          && ("http".equals(uri.getScheme()) || "https".equals(uri.getScheme()));
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  /** A text that says nothing helps nobody, whatever its schema allows. */
  private static void texts(String where, JsonNode object, List<Finding> findings) {
    for (Map.Entry<String, JsonNode> property : object.properties()) {
      String place = where + "." + property.getKey();
      if (property.getValue().isObject()) {
        texts(place, property.getValue(), findings);
      } else if (property.getValue().isTextual() && property.getValue().textValue().isBlank()) {
        findings.add(new Finding(Judge.RULE, place, "a text", "\"\""));
      }
    }
  }
}
