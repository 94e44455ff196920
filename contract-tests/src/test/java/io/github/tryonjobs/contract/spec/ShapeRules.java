package io.github.tryonjobs.contract.spec;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.tryonjobs.contract.Contract;
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
        new Rule("the mock server is the second server", ShapeRules::servers));
  }

  private static void names(Contract contract, Consumer<String> problems) {
    Compare.same(
        problems,
        "operationId",
        "getTryOnJob",
        Compare.text(contract.operation().path("operationId")));
    Compare.same(
        problems,
        "tags of the operation",
        List.of("TryOnJobs"),
        Compare.texts(contract.operation().path("tags")));
    Compare.same(
        problems,
        "tags of the document",
        List.of("TryOnJobs"),
        contract.document().path("tags").findValuesAsText("name"));
    Compare.same(
        problems,
        "schemas",
        List.of(
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
            "RateLimitErrorCode"),
        Compare.names(contract.document().at("/components/schemas")));
  }

  private static void parameters(Contract contract, Consumer<String> problems) {
    for (JsonNode parameter : contract.operation().path("parameters")) {
      String name = Compare.text(parameter.path("name"));
      Compare.same(
          problems,
          "parameter " + name + ", required",
          "true",
          Compare.text(parameter.path("required")));
      if (!contract.path().contains("{" + name + "}")) {
        problems.accept("parameter " + name + ": there is no {" + name + "} in " + contract.path());
      }
    }
  }

  private static void headers(Contract contract, Consumer<String> problems) {
    for (int status : contract.statusCodes()) {
      Compare.same(
          problems,
          "headers of " + status,
          status == 429 ? List.of("Retry-After") : List.of(),
          Compare.names(contract.response(status).path("headers")));
    }
    JsonNode header = contract.response(429).at("/headers/Retry-After");
    if (header.path("required").asBoolean()) {
      problems.accept("header Retry-After of 429: required, but the vendor does not document it");
    }
    Compare.same(
        problems,
        "header Retry-After of 429, type",
        "string",
        Compare.text(header.at("/schema/type")));
    if (!header.path("example").isTextual() || !header.path("example").asText().matches("[0-9]+")) {
      problems.accept(
          "header Retry-After of 429, example: expected digits, but it is "
              + Compare.text(header.path("example")));
    }
  }

  private static void serverError(Contract contract, Consumer<String> problems) {
    Compare.same(
        problems,
        "content of 500",
        "missing",
        Compare.text(contract.response(500).path("content")));
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
