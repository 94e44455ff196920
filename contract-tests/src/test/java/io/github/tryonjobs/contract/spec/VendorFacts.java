package io.github.tryonjobs.contract.spec;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.tryonjobs.contract.Contract;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * What the vendor's reference page publishes, written down a second time: a slip in the contract,
 * on which all else is built, would be followed everywhere and noticed nowhere else. When the
 * vendor changes something, change it here and there.
 */
final class VendorFacts {

  private static final String MEDIA_TYPE = "application/json";

  private static final Map<Integer, List<String>> ERROR_CODES =
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
          404,
          List.of("not_found"),
          429,
          List.of("rate_limit_exceeded"));

  private static final List<String> JOB_ERROR_CODES =
      List.of(
          "invalid_parameter",
          "content_filter_error",
          "request_timeout",
          "job_expired",
          "job_cancelled",
          "unexpected_error",
          "service_unavailable");

  private VendorFacts() {}

  static List<Rule> rules() {
    return List.of(
        new Rule("the vendor's operation", VendorFacts::operation),
        new Rule("the vendor's parameter", VendorFacts::parameter),
        new Rule("the vendor's server", VendorFacts::server),
        new Rule("the vendor's header of the API key", VendorFacts::apiKey),
        new Rule("the vendor's status codes and their media type", VendorFacts::responses),
        new Rule("the vendor's properties of a job", VendorFacts::job),
        new Rule("the vendor's properties of an error response", VendorFacts::errorResponse),
        new Rule("the vendor's statuses of a job", VendorFacts::jobStatuses),
        new Rule("the vendor's error codes", VendorFacts::errorCodes));
  }

  private static void operation(Contract contract, Consumer<String> problems) {
    JsonNode paths = contract.document().path("paths");
    Compare.same(problems, "paths", List.of("/v1/try-on/job/{jobId}"), Compare.names(paths));
    Compare.same(problems, "methods", List.of("get"), Compare.names(paths.path(contract.path())));
  }

  private static void parameter(Contract contract, Consumer<String> problems) {
    JsonNode parameters = contract.operation().path("parameters");
    Compare.same(problems, "number of parameters", 1, parameters.size());
    JsonNode parameter = parameters.path(0);
    Compare.same(problems, "name of the parameter", "jobId", Compare.text(parameter.path("name")));
    Compare.same(problems, "parameter jobId, in", "path", Compare.text(parameter.path("in")));
    Compare.same(
        problems, "parameter jobId, type", "string", Compare.text(parameter.at("/schema/type")));
    Compare.same(
        problems,
        "parameter jobId, example",
        "6ba7b810-9dad-11d1-80b4-00c04fd430c8",
        Compare.text(parameter.path("example")));
  }

  private static void server(Contract contract, Consumer<String> problems) {
    Compare.same(
        problems,
        "url of the first server",
        "https://api.developer.pixelcut.ai",
        Compare.text(contract.document().at("/servers/0/url")));
  }

  private static void apiKey(Contract contract, Consumer<String> problems) {
    JsonNode schemes = contract.document().at("/components/securitySchemes");
    JsonNode scheme = schemes.path("ApiKey");
    Compare.same(problems, "security schemes", List.of("ApiKey"), Compare.names(schemes));
    Compare.same(problems, "scheme ApiKey, type", "apiKey", Compare.text(scheme.path("type")));
    Compare.same(problems, "scheme ApiKey, in", "header", Compare.text(scheme.path("in")));
    Compare.same(problems, "scheme ApiKey, name", "X-API-KEY", Compare.text(scheme.path("name")));
    Compare.same(
        problems,
        "security of the document",
        "[{\"ApiKey\":[]}]",
        Compare.text(contract.document().path("security")));
    Compare.same(
        problems,
        "security of the operation, which would replace the document's",
        "missing",
        Compare.text(contract.operation().path("security")));
  }

  private static void responses(Contract contract, Consumer<String> problems) {
    Compare.same(
        problems,
        "responses",
        List.of("200", "400", "401", "404", "429", "500"),
        Compare.names(contract.operation().path("responses")));
    for (int code : List.of(200, 400, 401, 404, 429)) {
      Compare.same(
          problems,
          "media types of " + code,
          List.of(MEDIA_TYPE),
          Compare.names(contract.response(code).path("content")));
    }
  }

  private static void job(Contract contract, Consumer<String> problems) {
    JsonNode job = body(contract, 200);
    Compare.same(
        problems,
        "properties of the body of 200",
        List.of("job_id", "status", "result_url", "error"),
        Compare.names(job.path("properties")));
    Compare.same(
        problems,
        "format of result_url",
        "uri",
        Compare.text(job.at("/properties/result_url/format")));
    Compare.same(
        problems,
        "properties of JobError",
        List.of("message", "error_code"),
        Compare.names(contract.schema("JobError").path("properties")));
  }

  private static void errorResponse(Contract contract, Consumer<String> problems) {
    for (int code : ERROR_CODES.keySet()) {
      Compare.same(
          problems,
          "properties of the body of " + code,
          List.of("error", "error_code"),
          Compare.unordered(Compare.names(body(contract, code).path("properties"))));
    }
  }

  private static void jobStatuses(Contract contract, Consumer<String> problems) {
    Compare.same(
        problems,
        "enumeration of Job.status",
        List.of("pending", "running", "completed", "failed"),
        contract.enumeration("Job", "status"));
  }

  private static void errorCodes(Contract contract, Consumer<String> problems) {
    Compare.same(
        problems,
        "enumeration of JobError.error_code",
        JOB_ERROR_CODES,
        contract.enumeration("JobError", "error_code"));
    ERROR_CODES.forEach(
        (code, values) ->
            Compare.same(
                problems,
                "error codes of " + code,
                values,
                contract.enumeration(contract.bodySchema(code).orElse(""), "error_code")));
  }

  private static JsonNode body(Contract contract, int code) {
    return contract.schema(contract.bodySchema(code).orElse(""));
  }
}
