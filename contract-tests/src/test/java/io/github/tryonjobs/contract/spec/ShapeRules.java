package io.github.tryonjobs.contract.spec;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.tryonjobs.contract.Contract;
import io.github.tryonjobs.contract.NamedExample;
import io.github.tryonjobs.contract.Operation;
import java.util.List;
import java.util.function.Consumer;

/** Names that others build on, and what this project adds to the vendor's facts. */
final class ShapeRules {

  private ShapeRules() {}

  static List<Rule> rules() {
    return List.of(
        new Rule("names are the ones that code was built on", ShapeRules::names),
        new Rule("the parameters of the path are required", ShapeRules::parameters),
        new Rule("Retry-After is the one header, optional, with an example", ShapeRules::headers),
        new Rule("the server error has no body", ShapeRules::serverError),
        new Rule("a start needs a body", ShapeRules::requests),
        new Rule("the mock server is the second server", ShapeRules::servers));
  }

  private static void names(Contract contract, Consumer<String> problems) {
    Compare.same(
        problems,
        "operationIds",
        List.of("startTryOn", "getTryOnJob", "cancelTryOnJob"),
        contract.operations().stream().map(Operation::id).toList());
    for (Operation operation : contract.operations()) {
      Compare.same(
          problems,
          "tags of " + operation,
          List.of("TryOnJobs"),
          Compare.texts(operation.node().path("tags")));
    }
    Compare.same(
        problems,
        "tags of the document",
        List.of("TryOnJobs"),
        contract.document().path("tags").findValuesAsText("name"));
    Compare.same(
        problems,
        "examples that are named after nothing",
        List.of(
            "start 200 completed",
            "start 202 started",
            "start 500 internal_service_error",
            "get 500 internal_service_error",
            "cancel 200 cancelled",
            "cancel 500 internal_service_error"),
        contract.examples().stream()
            .filter(it -> it.jobStatus().isEmpty() && it.errorCode().isEmpty())
            .map(NamedExample::toString)
            .toList());
    Compare.same(
        problems,
        "schemas",
        List.of(
            "TryOnInput",
            "TryOnForm",
            "GarmentMode",
            "Flag",
            "TryOnResult",
            "StartedJob",
            "CancelledJob",
            "Job",
            "JobStatus",
            "JobError",
            "JobErrorCode",
            "InputError",
            "InputErrorCode",
            "AuthenticationError",
            "AuthenticationErrorCode",
            "NotFoundError",
            "NotFoundErrorCode",
            "RateLimitError",
            "RateLimitErrorCode",
            "CreditError",
            "CreditErrorCode",
            "JobFinishedError",
            "JobFinishedErrorCode"),
        Compare.names(contract.document().at("/components/schemas")));
  }

  private static void parameters(Contract contract, Consumer<String> problems) {
    for (Operation operation : contract.operations()) {
      for (JsonNode parameter : operation.parameters()) {
        String name = Compare.text(parameter.path("name"));
        Compare.same(
            problems,
            operation + ", parameter " + name + ", required",
            "true",
            Compare.text(parameter.path("required")));
        if (!operation.path().contains("{" + name + "}")) {
          problems.accept("parameter " + name + ": there is no {" + name + "} in " + operation);
        }
      }
    }
  }

  private static void headers(Contract contract, Consumer<String> problems) {
    for (Operation operation : contract.operations()) {
      for (int status : operation.statusCodes()) {
        Compare.same(
            problems,
            operation + ", headers of " + status,
            status == 429 ? List.of("Retry-After") : List.of(),
            Compare.names(operation.response(status).path("headers")));
      }
      retryAfter(operation, operation.response(429).at("/headers/Retry-After"), problems);
    }
  }

  private static void retryAfter(Operation operation, JsonNode header, Consumer<String> problems) {
    String place = operation + ", header Retry-After of 429";
    if (header.path("required").asBoolean()) {
      problems.accept(place + ": required, but the vendor does not document it");
    }
    Compare.same(problems, place + ", type", "string", Compare.text(header.at("/schema/type")));
    if (!header.path("example").isTextual() || !header.path("example").asText().matches("[0-9]+")) {
      problems.accept(
          place + ", example: expected digits, but it is " + Compare.text(header.path("example")));
    }
  }

  private static void serverError(Contract contract, Consumer<String> problems) {
    for (Operation operation : contract.operations()) {
      Compare.same(
          problems,
          operation + ", content of 500",
          "missing",
          Compare.text(operation.response(500).path("content")));
    }
  }

  private static void requests(Contract contract, Consumer<String> problems) {
    JsonNode body = contract.start().requestBody();
    Compare.same(problems, "request body, required", "true", Compare.text(body.path("required")));
    Compare.same(
        problems,
        "examples of the request",
        List.of("urls", "no_wait"),
        Compare.names(body.at("/content/application~1json/examples")));
  }

  private static void servers(Contract contract, Consumer<String> problems) {
    JsonNode servers = contract.document().path("servers");
    Compare.same(problems, "number of servers", 2, servers.size());
    Compare.same(
        problems,
        "url of the second server",
        "http://127.0.0.1:8080",
        Compare.text(servers.at("/1/url")));
  }
}
