package io.github.tryonjobs.contract;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;

/**
 * A documented response: a named example of the contract.
 *
 * @param operation the operation that it belongs to
 * @param status the status code that it belongs to
 * @param name its name, unique among the examples of its operation
 * @param summary what it shows
 * @param body the body that it shows; empty if the contract documents none
 * @param isOnly whether it is the only one of its status code
 */
public record NamedExample(
    Operation operation,
    int status,
    String name,
    String summary,
    Optional<JsonNode> body,
    boolean isOnly) {

  /**
   * The provider state of every interaction of the pact; its parameters are an operation and the
   * name of an example. It has the id of a job, or for a start the URL of a garment's image.
   */
  public static final String PROVIDER_STATE =
      "a job that answers as an example of the contract does";

  /** Returns the id of the verifier's check that it comes. */
  public String check() {
    return operation.name() + "/" + status + "/" + name;
  }

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
    return operation.id() + ", answered " + status + " " + name;
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
    return operation.name() + " " + status + " " + name;
  }
}
