package io.github.tryonjobs.contract;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;

/**
 * A documented answer: a named example of the contract.
 *
 * @param status the status code that it belongs to
 * @param name its name, unique among the examples of its status code
 * @param summary what it shows
 * @param body the body that it shows; empty if the contract documents none
 * @param isOnly whether it is the only one of its status code
 */
public record NamedExample(
    int status, String name, String summary, Optional<JsonNode> body, boolean isOnly) {

  /** The provider state of every interaction of the pact; its parameter is an example's name. */
  public static final String PROVIDER_STATE =
      "a job that answers as an example of the contract does";

  /** Returns the job's status, if the example shows a job. */
  public Optional<String> jobStatus() {
    return text("/status");
  }

  /** Returns the error code, of the job or of the response, if the example shows one. */
  public Optional<String> errorCode() {
    return text("/error/error_code").or(() -> text("/error_code"));
  }

  /** Returns the description of its interaction in the pact. */
  public String interaction() {
    return "a request for a job, answered " + this;
  }

  /** Returns what answers so, in the words of the mock server's scenarios. */
  public String outcome() {
    String detail = isOnly ? "" : errorCode().map(code -> ":" + code).orElse("");
    return jobStatus().orElse(String.valueOf(status)) + detail;
  }

  private Optional<String> text(String pointer) {
    return body.map(node -> node.at(pointer)).filter(JsonNode::isTextual).map(JsonNode::textValue);
  }

  @Override
  public String toString() {
    return status + " " + name;
  }
}
