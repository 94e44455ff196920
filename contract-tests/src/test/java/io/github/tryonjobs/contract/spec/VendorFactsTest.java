package io.github.tryonjobs.contract.spec;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.tryonjobs.contract.Contract;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * What the vendor's reference page publishes, written down a second time: a slip in the contract,
 * on which all else is built, would be followed everywhere and noticed nowhere else. When the
 * vendor changes something, change it here and there.
 */
class VendorFactsTest {

  private static final Contract CONTRACT = Contract.load();

  @Test
  void theOperation() {
    assertThat(CONTRACT.path()).isEqualTo("/v1/try-on/job/{jobId}");
    assertThat(fields(CONTRACT.document().at("/paths").elements().next())).containsExactly("get");
    assertThat(CONTRACT.operation().at("/parameters/0/name").asText()).isEqualTo("jobId");
  }

  @Test
  void theServer() {
    assertThat(CONTRACT.document().at("/servers/0/url").asText())
        .isEqualTo("https://api.developer.pixelcut.ai");
  }

  @Test
  void theHeaderOfTheApiKey() {
    JsonNode scheme = CONTRACT.document().at("/components/securitySchemes/ApiKey");

    assertThat(scheme.path("in").asText()).isEqualTo("header");
    assertThat(scheme.path("name").asText()).isEqualTo("X-API-KEY");
    assertThat(CONTRACT.document().at("/security/0").has("ApiKey")).isTrue();
  }

  @Test
  void theStatusCodesAndTheirMediaType() {
    assertThat(CONTRACT.statusCodes()).containsExactly(200, 400, 401, 404, 429, 500);
    assertThat(List.of(200, 400, 401, 404, 429))
        .allSatisfy(code -> assertThat(CONTRACT.mediaType(code)).contains("application/json"));
  }

  @Test
  void thePropertiesOfAJob() {
    assertThat(fields(CONTRACT.schema("Job").path("properties")))
        .containsExactly("job_id", "status", "result_url", "error");
    assertThat(fields(CONTRACT.schema("JobError").path("properties")))
        .containsExactly("message", "error_code");
  }

  @Test
  void thePropertiesOfAnErrorResponse() {
    assertThat(List.of(400, 401, 404, 429))
        .allSatisfy(
            code ->
                assertThat(fields(body(code).path("properties")))
                    .as("properties of the body of %d", code)
                    .containsExactly("error", "error_code"));
  }

  @Test
  void theStatusesOfAJob() {
    assertThat(CONTRACT.enumeration("Job", "status"))
        .containsExactly("pending", "running", "completed", "failed");
  }

  @Test
  void theErrorCodesOfAJob() {
    assertThat(CONTRACT.enumeration("JobError", "error_code"))
        .containsExactly(
            "invalid_parameter",
            "content_filter_error",
            "request_timeout",
            "job_expired",
            "job_cancelled",
            "unexpected_error",
            "service_unavailable");
  }

  @Test
  void theErrorCodesOfTheResponses() {
    assertThat(errorCodes(400))
        .containsExactly(
            "invalid_request_body",
            "missing_parameter",
            "invalid_parameter",
            "unsupported_content_type",
            "malformed_image",
            "unsupported_image_format",
            "file_size_too_large",
            "resolution_too_high",
            "unknown_foreground");
    assertThat(errorCodes(401)).containsExactly("invalid_auth_token");
    assertThat(errorCodes(404)).containsExactly("not_found");
    assertThat(errorCodes(429)).containsExactly("rate_limit_exceeded");
  }

  private static JsonNode body(int status) {
    return CONTRACT.schema(CONTRACT.bodySchema(status).orElseThrow());
  }

  private static List<String> errorCodes(int status) {
    return CONTRACT.enumeration(CONTRACT.bodySchema(status).orElseThrow(), "error_code");
  }

  private static List<String> fields(JsonNode object) {
    List<String> names = new ArrayList<>();
    object.fieldNames().forEachRemaining(names::add);
    return names;
  }
}
