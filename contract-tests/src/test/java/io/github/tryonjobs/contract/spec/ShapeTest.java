package io.github.tryonjobs.contract.spec;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.tryonjobs.contract.Contract;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Names that others build on, and schemas that leave nothing open to whoever answers. */
class ShapeTest {

  private static final Contract CONTRACT = Contract.load();

  @Test
  void namesAreTheOnesThatCodeWasBuiltOn() {
    List<String> schemas = new ArrayList<>();
    CONTRACT.document().at("/components/schemas").fieldNames().forEachRemaining(schemas::add);

    assertThat(CONTRACT.operation().path("operationId").asText()).isEqualTo("getTryOnJob");
    assertThat(schemas)
        .containsExactly(
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
            "RateLimitErrorCode");
  }

  @Test
  void objectsAreClosedAndSayWhatTheyRequire() {
    for (Map.Entry<String, JsonNode> schema :
        CONTRACT.document().at("/components/schemas").properties()) {
      if (schema.getValue().path("type").asText().equals("object")) {
        assertThat(schema.getValue().path("additionalProperties"))
            .as("additionalProperties of %s", schema.getKey())
            .hasToString("false");
        assertThat(schema.getValue().path("required")).as("%s", schema.getKey()).isNotEmpty();
      }
    }
  }

  @Test
  void retryAfterIsAnOptionalHeaderWithAnExample() {
    JsonNode header = CONTRACT.response(429).at("/headers/Retry-After");

    assertThat(header.isMissingNode()).as("429 has no header Retry-After").isFalse();
    assertThat(header.path("required").asBoolean()).isFalse();
    assertThat(header.path("example").asText()).matches("[0-9]+");
  }

  @Test
  void theServerErrorHasNoBody() {
    assertThat(CONTRACT.response(500).has("content")).isFalse();
  }

  @Test
  void theMockServerIsAmongTheServers() {
    assertThat(CONTRACT.document().at("/servers/1/url").asText())
        .isEqualTo("http://127.0.0.1:8080");
  }
}
