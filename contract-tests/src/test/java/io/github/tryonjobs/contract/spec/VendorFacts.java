package io.github.tryonjobs.contract.spec;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.tryonjobs.contract.Contract;
import io.github.tryonjobs.contract.Operation;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What the vendor's reference pages publish, written down a second time: a slip in the contract, on
 * which all else is built, would be followed everywhere and noticed nowhere else. When the vendor
 * changes something, change it here and there. That a start which does not wait is answered with
 * 202 is not published, but seen.
 */
final class VendorFacts {

  private static final String START = "POST /v1/try-on";
  private static final String STATUS = "GET /v1/try-on/job/{jobId}";
  private static final String CANCEL = "POST /v1/try-on/job/{jobId}/cancel";
  private static final String MEDIA_TYPE = "application/json";

  /** The operations with their status codes, in the order of the contract. */
  private static final List<String> OPERATIONS =
      List.of(
          START + ": [200, 202, 400, 401, 403, 429, 500]",
          STATUS + ": [200, 400, 401, 404, 429, 500]",
          CANCEL + ": [200, 401, 404, 409, 429, 500]");

  /** The properties of the responses that are not errors. */
  private static final Map<String, List<String>> BODIES =
      new TreeMap<>(
          Map.of(
              START + " 200", List.of("result_url"),
              START + " 202", List.of("job_id"),
              STATUS + " 200", List.of("job_id", "status", "result_url", "error"),
              CANCEL + " 200", List.of("message")));

  private static final Map<Integer, List<String>> ERROR_CODES =
      new TreeMap<>(
          Map.of(
              400,
              List.of(
                  "invalid_request_body",
                  "missing_parameter",
                  "invalid_parameter",
                  "unsupported_content_type",
                  "malformed_image",
                  "unsupported_image_format",
                  "file_size_too_large",
                  "resolution_too_high",
                  "unknown_foreground"),
              401,
              List.of("invalid_auth_token"),
              403,
              List.of("insufficient_api_credits"),
              404,
              List.of("not_found"),
              409,
              List.of("job_finished"),
              429,
              List.of("rate_limit_exceeded")));

  private static final List<String> JOB_ERROR_CODES =
      List.of(
          "invalid_parameter",
          "content_filter_error",
          "request_timeout",
          "job_expired",
          "job_cancelled",
          "unexpected_error",
          "service_unavailable");

  /** The fields of a start, with their format or their values. */
  private static final List<String> OPTIONS =
      List.of(
          "garment_mode [auto, full, upper, lower]",
          "preprocess_garment [true, false]",
          "remove_background [true, false]",
          "wait_for_result [true, false]");

  private static final List<String> URLS = List.of("person_image_url uri", "garment_image_url uri");
  private static final List<String> FILES = List.of("person_image binary", "garment_image binary");

  private VendorFacts() {}

  static List<Rule> rules() {
    return List.of(
        new Rule("the vendor's operations and their status codes", VendorFacts::operations),
        new Rule("the vendor's parameter", VendorFacts::parameter),
        new Rule("the vendor's fields of a start", VendorFacts::input),
        new Rule("the vendor's limits of an image", VendorFacts::limits),
        new Rule("the vendor's server", VendorFacts::server),
        new Rule("the vendor's header of the API key", VendorFacts::apiKey),
        new Rule("the vendor's media type of responses", VendorFacts::mediaTypes),
        new Rule("the vendor's properties of a response", VendorFacts::bodies),
        new Rule("the vendor's properties of an error response", VendorFacts::errorResponse),
        new Rule("the vendor's statuses of a job", VendorFacts::jobStatuses),
        new Rule("the vendor's error codes", VendorFacts::errorCodes));
  }

  private static void operations(Contract contract, Problems problems) {
    problems.same(
        "operations",
        OPERATIONS,
        contract.operations().stream()
            .map(it -> it + ": " + Nodes.names(it.node().path("responses")))
            .toList());
  }

  private static void parameter(Contract contract, Problems problems) {
    for (Operation operation : contract.operations()) {
      problems.same(
          "number of parameters of " + operation,
          operation.takesJob() ? 1 : 0,
          operation.parameters().size());
      for (JsonNode parameter : operation.parameters()) {
        problems.same(
            "parameter of " + operation,
            List.of("jobId", "path", "string", "6ba7b810-9dad-11d1-80b4-00c04fd430c8"),
            List.of(
                Nodes.text(parameter.path("name")),
                Nodes.text(parameter.path("in")),
                Nodes.text(parameter.at("/schema/type")),
                Nodes.text(parameter.path("example"))));
      }
    }
  }

  private static void input(Contract contract, Problems problems) {
    for (Operation operation : contract.operations()) {
      problems.same(
          "media types of the request of " + operation,
          operation.toString().equals(START)
              ? List.of(MEDIA_TYPE, "multipart/form-data")
              : List.of(),
          operation.requestTypes());
      for (String type : operation.requestTypes()) {
        List<String> images = type.equals(MEDIA_TYPE) ? URLS : Nodes.joined(FILES, URLS);
        problems.same(
            "fields of " + type,
            Nodes.joined(images, OPTIONS),
            operation.requestSchema(type).path("properties").properties().stream()
                .map(it -> it.getKey() + " " + kind(contract.referred(it.getValue())))
                .toList());
      }
    }
  }

  private static String kind(JsonNode schema) {
    return schema.has("enum")
        ? Nodes.texts(schema.path("enum")).toString()
        : Nodes.text(schema.path("format"));
  }

  private static void limits(Contract contract, Problems problems) {
    problems.same(
        "x-image-limits of TryOnForm",
        "{\"bytes\":25000000,\"least-pixels\":64,\"most-pixels\":6000}",
        contract.schema("TryOnForm").path("x-image-limits"));
  }

  private static void server(Contract contract, Problems problems) {
    problems.same(
        "url of the first server",
        "https://api.developer.pixelcut.ai",
        contract.document().at("/servers/0/url"));
  }

  private static void apiKey(Contract contract, Problems problems) {
    JsonNode schemes = contract.document().at("/components/securitySchemes");
    JsonNode scheme = schemes.path("ApiKey");
    problems.same("security schemes", List.of("ApiKey"), Nodes.names(schemes));
    problems.same("scheme ApiKey, type", "apiKey", scheme.path("type"));
    problems.same("scheme ApiKey, in", "header", scheme.path("in"));
    problems.same("scheme ApiKey, name", "X-API-KEY", scheme.path("name"));
    problems.same(
        "security of the document", "[{\"ApiKey\":[]}]", contract.document().path("security"));
    for (Operation operation : contract.operations()) {
      problems.same(
          "security of " + operation + ", which would replace the document's",
          "missing",
          operation.node().path("security"));
    }
  }

  private static void mediaTypes(Contract contract, Problems problems) {
    for (Operation operation : contract.operations()) {
      for (int code : operation.statusCodes()) {
        problems.same(
            "media types of " + operation + ", " + code,
            code == 500 ? List.of() : List.of(MEDIA_TYPE),
            Nodes.names(operation.response(code).path("content")));
      }
    }
  }

  private static void bodies(Contract contract, Problems problems) {
    for (Operation operation : contract.operations()) {
      for (int code : operation.statusCodes()) {
        List<String> expected = BODIES.get(operation + " " + code);
        if (expected != null) {
          JsonNode properties = body(operation, code).path("properties");
          String place = "properties of " + operation + ", " + code;
          problems.same(place, expected, Nodes.names(properties));
          if (expected.contains("result_url")) {
            problems.same(
                place + ", format of result_url", "uri", properties.at("/result_url/format"));
          }
        }
      }
    }
    problems.same(
        "properties of JobError",
        List.of("message", "error_code"),
        Nodes.names(contract.schema("JobError").path("properties")));
  }

  private static void errorResponse(Contract contract, Problems problems) {
    for (Operation operation : contract.operations()) {
      for (int code : operation.statusCodes()) {
        if (ERROR_CODES.containsKey(code)) {
          problems.same(
              "properties of " + operation + ", " + code,
              List.of("error", "error_code"),
              Nodes.unordered(Nodes.names(body(operation, code).path("properties"))));
        }
      }
    }
  }

  private static void jobStatuses(Contract contract, Problems problems) {
    problems.same(
        "enumeration of Job.status",
        List.of("pending", "running", "completed", "failed"),
        contract.enumeration("Job", "status"));
  }

  private static void errorCodes(Contract contract, Problems problems) {
    problems.same(
        "enumeration of JobError.error_code",
        JOB_ERROR_CODES,
        contract.enumeration("JobError", "error_code"));
    for (Operation operation : contract.operations()) {
      for (int code : operation.statusCodes()) {
        problems.same(
            "error codes of " + operation + ", " + code,
            ERROR_CODES.getOrDefault(code, List.of()),
            contract.enumeration(operation.bodySchema(code).orElse(""), "error_code"));
      }
    }
  }

  private static JsonNode body(Operation operation, int code) {
    return operation.contract().schema(operation.bodySchema(code).orElse(""));
  }
}
