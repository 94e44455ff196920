package io.github.tryonjobs.contract.compare;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.tryonjobs.contract.Contract;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Documents that say the same in other words, and what is said of those that do not. */
class RewritingsTest {

  private static final Contract CONTRACT = Contract.load();
  private static final String SCHEMAS = "/components/schemas/";

  private final ObjectNode document = CONTRACT.document().deepCopy();

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          JobStatus | {anyOf: [{type: string, enum: [pending, running]}, {type: string, enum: [completed, failed]}]}
          JobStatus | {oneOf: [{const: pending}, {const: running}, {const: completed}, {const: failed}]}
          NotFoundErrorCode | {type: string, const: not_found}
          Job/properties/error | {oneOf: [{$ref: '#/components/schemas/JobError'}]}
          TryOnForm/properties/person_image | {contentMediaType: image/jpeg}
          """)
  void aSchemaInOtherWordsIsNoDifference(String schema, String words) {
    put(SCHEMAS + schema, yaml(words));

    assertThat(differences()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"{type: string, enum: [%s]}", "{const: %s}"})
  void aSchemaForEachStatusIsNoDifference(String status) {
    statuses(status, "pending", "running", "completed", "failed");

    assertThat(differences()).isEmpty();
  }

  @Test
  void aStatusThatHasNoSchemaIsTheOnlyDifference() {
    statuses("{const: %s}", "pending", "completed", "failed");

    assertThat(differences())
        .containsExactly(
            "get 200 application/json: value `running` of property `status` is in ours only.");
  }

  @Test
  void whatOneOfTheChoicesDoesNotWantIsOptional() {
    ObjectNode job = (ObjectNode) document.at(SCHEMAS + "Job");
    ObjectNode other = job.deepCopy();
    other.putArray("required").add("job_id");
    put(SCHEMAS + "Job", yaml("{}"));
    ((ObjectNode) document.at(SCHEMAS + "Job")).putArray("anyOf").add(job).add(other);

    assertThat(differences())
        .containsExactly(
            "get 200 application/json: property `status` is required in ours and optional in"
                + " theirs.");
  }

  @Test
  void nullInAListOfValuesIsNoValue() {
    ObjectNode codes = (ObjectNode) document.at(SCHEMAS + "JobErrorCode");
    codes.putArray("type").add("string").add("null");
    ((ArrayNode) codes.path("enum")).addNull();

    assertThat(differences())
        .containsExactly(
            "get 200 application/json: property `error.error_code` is never null in ours and null"
                + " at times in theirs.");
  }

  @Test
  void headersThatOpenApiSaysElsewhereAreNoDifference() {
    put(
        "/paths/~1v1~1try-on/post/parameters",
        yaml("[{name: Accept, in: header, schema: {type: string}}]"));
    put(
        "/paths/~1v1~1try-on/post/responses/200/headers",
        yaml("{content-type: {schema: {type: string}}}"));

    assertThat(differences()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"https://API.developer.pixelcut.ai", "https://api.developer.pixelcut.ai:443/"})
  void theSameServerIsNoDifference(String url) {
    put("/servers", yaml("[{url: '" + url + "'}]"));

    assertThat(differences()).isEmpty();
  }

  @Test
  void aParameterWithContentIsNoDifference() {
    put(
        "/components/parameters/JobId",
        yaml(
            "{name: id, in: path, required: true, content: {text/plain: {schema: {type: string,"
                + " minLength: 1}}}}"));

    assertThat(differences()).isEmpty();
  }

  @Test
  void eachBlockOfAPageIsRead() {
    StringBuilder page = new StringBuilder("# Pages\n");
    for (Map.Entry<String, JsonNode> path : document.path("paths").properties()) {
      ObjectNode part = document.deepCopy();
      part.putObject("paths").set(path.getKey(), path.getValue());
      page.append("\n```json\n").append(part.toPrettyString()).append("\n```\n");
    }

    assertThat(differences(page.toString())).isEmpty();
  }

  @Test
  void jsonMayBeginWithSomethingElse() {
    ObjectNode late = document.deepCopy();
    late.remove("openapi");
    late.put("openapi", "3.0.3");

    assertThat(differences(late.toString())).isEmpty();
  }

  private void statuses(String status, String... values) {
    List<ObjectNode> parts = new ArrayList<>();
    for (String value : values) {
      ObjectNode part = document.at(SCHEMAS + "Job").deepCopy();
      ObjectNode properties = (ObjectNode) part.path("properties");
      properties.set("status", yaml(status.formatted(value)));
      List<String> foreign = new ArrayList<>(List.of("result_url", "error"));
      foreign.remove(Map.of("completed", "result_url", "failed", "error").get(value));
      properties.remove(foreign);
      parts.add(part);
    }
    put(SCHEMAS + "Job", yaml("{}"));
    ((ObjectNode) document.at(SCHEMAS + "Job")).putArray("oneOf").addAll(parts);
  }

  private void put(String pointer, JsonNode value) {
    int end = pointer.lastIndexOf('/');
    ((ObjectNode) document.at(pointer.substring(0, end))).set(pointer.substring(end + 1), value);
  }

  private static JsonNode yaml(String text) {
    return new ObjectMapper().valueToTree(new org.yaml.snakeyaml.Yaml().load(text));
  }

  private List<String> differences() {
    document.put("openapi", "3.1.0");
    return differences(document.toString());
  }

  private static List<String> differences(String text) {
    return Difference.between(
            Facts.of(List.of(CONTRACT.document()), CONTRACT),
            Facts.of(DocumentFile.parse(text), CONTRACT))
        .stream()
        .filter(Difference::isNoticed)
        .map(it -> it.sentence("ours", "theirs"))
        .toList();
  }
}
