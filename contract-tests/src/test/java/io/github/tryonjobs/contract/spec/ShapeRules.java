package io.github.tryonjobs.contract.spec;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.tryonjobs.contract.Contract;
import io.github.tryonjobs.contract.NamedExample;
import io.github.tryonjobs.contract.Operation;
import java.util.List;

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

  private static void names(Contract contract, Problems problems) {
    problems.same(
        "operationIds",
        List.of("startTryOn", "getTryOnJob", "cancelTryOnJob"),
        contract.operations().stream().map(Operation::id).toList());
    for (Operation operation : contract.operations()) {
      problems.same(
          "tags of " + operation, List.of("TryOnJobs"), Nodes.texts(operation.node().path("tags")));
    }
    problems.same(
        "tags of the document",
        List.of("TryOnJobs"),
        contract.document().path("tags").findValuesAsText("name"));
    problems.same(
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
    problems.same(
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
        Nodes.names(contract.document().at("/components/schemas")));
  }

  private static void parameters(Contract contract, Problems problems) {
    for (Operation operation : contract.operations()) {
      for (JsonNode parameter : operation.parameters()) {
        String name = Nodes.text(parameter.path("name"));
        problems.same(
            operation + ", parameter " + name + ", required", "true", parameter.path("required"));
        if (!operation.path().contains("{" + name + "}")) {
          problems.add("parameter " + name + ": there is no {" + name + "} in " + operation);
        }
      }
    }
  }

  private static void headers(Contract contract, Problems problems) {
    for (Operation operation : contract.operations()) {
      for (int status : operation.statusCodes()) {
        problems.same(
            operation + ", headers of " + status,
            status == 429 ? List.of("Retry-After") : List.of(),
            Nodes.names(operation.response(status).path("headers")));
      }
      retryAfter(operation, operation.response(429).at("/headers/Retry-After"), problems);
    }
  }

  private static void retryAfter(Operation operation, JsonNode header, Problems problems) {
    String place = operation + ", header Retry-After of 429";
    if (header.path("required").asBoolean()) {
      problems.add(place + ": required, but the vendor does not document it");
    }
    problems.same(place + ", type", "string", header.at("/schema/type"));
    if (!header.path("example").isTextual() || !header.path("example").asText().matches("[0-9]+")) {
      problems.add(
          place + ", example: expected digits, but it is " + Nodes.text(header.path("example")));
    }
  }

  private static void serverError(Contract contract, Problems problems) {
    for (Operation operation : contract.operations()) {
      problems.same(
          operation + ", content of 500", "missing", operation.response(500).path("content"));
    }
  }

  private static void requests(Contract contract, Problems problems) {
    JsonNode body = contract.start().requestBody();
    problems.same("request body, required", "true", body.path("required"));
    problems.same(
        "examples of the request",
        List.of("urls", "no_wait"),
        Nodes.names(body.at("/content/application~1json/examples")));
  }

  private static void servers(Contract contract, Problems problems) {
    JsonNode servers = contract.document().path("servers");
    problems.same("number of servers", 2, servers.size());
    problems.same("url of the second server", "http://127.0.0.1:8080", servers.at("/1/url"));
  }
}
