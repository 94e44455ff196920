package io.github.tryonjobs.contract.pact;

import au.com.dius.pact.consumer.dsl.BodyBuilder;
import au.com.dius.pact.consumer.dsl.DslPart;
import au.com.dius.pact.consumer.dsl.HttpInteractionBuilder;
import au.com.dius.pact.consumer.dsl.HttpRequestBuilder;
import au.com.dius.pact.consumer.dsl.HttpResponseBuilder;
import au.com.dius.pact.consumer.dsl.Matchers;
import au.com.dius.pact.consumer.dsl.MultipartBuilder;
import au.com.dius.pact.consumer.dsl.PactBuilder;
import au.com.dius.pact.consumer.dsl.PactDslJsonBody;
import au.com.dius.pact.core.model.PactSpecVersion;
import au.com.dius.pact.core.model.V4Pact;
import au.com.dius.pact.core.model.generators.Category;
import au.com.dius.pact.core.model.generators.ProviderStateGenerator;
import au.com.dius.pact.core.support.expressions.DataType;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.tryonjobs.contract.Contract;
import io.github.tryonjobs.contract.NamedExample;
import io.github.tryonjobs.contract.Operation;
import io.github.tryonjobs.contract.StartInput;
import io.github.tryonjobs.contract.verify.FakeServer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The interactions of the pact: one for each documented response, made of the contract's example,
 * and forms that have every value of every field. The strings that programs decide by must be
 * equal; of all others only the type matters.
 */
final class Interactions {

  static final String CONSUMER = "try-on-client";
  static final String PROVIDER = "try-on-jobs";

  /** Where the pact is written, and read again by those who verify it. */
  static final String FOLDER = "target/pacts";

  static final String ACCEPTED_KEY = "sk_test";
  static final String REJECTED_KEY = "not-a-key";

  private static final String JOB_ID = "${jobId}";
  private static final String IMAGE_URL = "${imageUrl}";
  private static final String BOUNDARY = "the-boundary-of-the-example";

  /** The bytes of every file in a form. */
  static final byte[] IMAGE = FakeServer.image("jpg");

  /**
   * One interaction.
   *
   * @param mediaType the media type of the request; empty if it has no body
   * @param fields the fields of the request
   */
  record Interaction(NamedExample example, String mediaType, ObjectNode fields) {

    static Interaction of(NamedExample example) {
      return example.operation().takesJob()
          ? new Interaction(example, "", JsonNodeFactory.instance.objectNode())
          : new Interaction(example, StartInput.JSON, StartInput.of(example, imageUrl(example)));
    }

    String description() {
      return mediaType.equals(StartInput.FORM)
          ? example.interaction() + ", to form data with garment_mode " + garmentMode()
          : example.interaction();
    }

    private String garmentMode() {
      return fields.path("garment_mode").asText();
    }

    @Override
    public String toString() {
      return description();
    }
  }

  private Interactions() {}

  static Path file() {
    return Path.of(FOLDER, CONSUMER + "-" + PROVIDER + ".json");
  }

  /** Returns the id of the job that the consumer asks for: the name of the example. */
  static String jobId(NamedExample example) {
    return example.name();
  }

  /** Returns the URL of the garment's image that the consumer starts a job with. */
  static String imageUrl(NamedExample example) {
    return "https://images.example.com/" + example.name() + ".jpg";
  }

  static String apiKey(NamedExample example) {
    return example.status() == 401 ? REJECTED_KEY : ACCEPTED_KEY;
  }

  /** Returns all interactions, in the order of the contract; those with forms come last. */
  static List<Interaction> all(Contract contract) {
    List<Interaction> all = new ArrayList<>();
    contract.examples().forEach(example -> all.add(Interaction.of(example)));
    for (StartInput.Form form : StartInput.forms(contract.start())) {
      ObjectNode fields = form.fields(imageUrl(form.example()));
      all.add(new Interaction(form.example(), StartInput.FORM, fields));
    }
    return all;
  }

  static V4Pact pact(Contract contract) {
    PactBuilder pact = new PactBuilder(CONSUMER, PROVIDER, PactSpecVersion.V4);
    for (Interaction it : all(contract)) {
      NamedExample example = it.example();
      Map<String, Object> parameters =
          Map.of("operation", example.operation().id(), "example", example.name());
      pact.given(NamedExample.PROVIDER_STATE, parameters)
          .expectsToReceiveHttpInteraction(
              it.description(), interaction -> interaction(interaction, it, example));
    }
    return pact.toPact();
  }

  private static HttpInteractionBuilder interaction(
      HttpInteractionBuilder builder, Interaction interaction, NamedExample example) {
    return builder
        .reference("openapi", "operationId", example.operation().id())
        .reference("openapi", "response", String.valueOf(example.status()))
        .reference("openapi", "example", example.name())
        .withRequest(request -> request(request, interaction, example))
        .willRespondWith(response -> response(response, example));
  }

  private static HttpRequestBuilder request(
      HttpRequestBuilder request, Interaction interaction, NamedExample example) {
    Operation operation = example.operation();
    String header = operation.contract().apiKeyHeader();
    request.method(operation.method());
    if (apiKey(example).equals(ACCEPTED_KEY)) {
      request.header(header, Matchers.regexp("sk.*", ACCEPTED_KEY));
    } else {
      request.header(header, REJECTED_KEY);
    }
    if (operation.takesJob()) {
      String path = operation.path();
      return request.path(
          Matchers.fromProviderState(
              path.replace("{jobId}", JOB_ID), path.replace("{jobId}", jobId(example))));
    }
    request.path(operation.path());
    return interaction.mediaType().equals(StartInput.FORM)
        ? request.body(form(operation, interaction.fields()))
        : request.body(input(interaction.fields()));
  }

  private static DslPart input(ObjectNode fields) {
    PactDslJsonBody dsl = new PactDslJsonBody();
    for (Map.Entry<String, JsonNode> field : fields.properties()) {
      String name = field.getKey();
      String value = field.getValue().asText();
      switch (name) {
        case "garment_image_url" -> {
          // Of the consumer's the value must be equal, by which interactions are told apart.
          dsl.stringValue(name, value);
          dsl.getGenerators()
              .addGenerator(
                  Category.BODY,
                  "$." + name,
                  new ProviderStateGenerator(IMAGE_URL, DataType.STRING));
        }
        case "person_image_url" -> dsl.stringMatcher(name, "(?i)https?://.+", value);
        default -> dsl.stringValue(name, value);
      }
    }
    return dsl;
  }

  private static BodyBuilder form(Operation start, ObjectNode fields) {
    MultipartBuilder form = new MultipartBuilder().withBoundaryMarker(BOUNDARY);
    for (Map.Entry<String, JsonNode> field : fields.properties()) {
      String name = field.getKey();
      String value = field.getValue().asText();
      if (StartInput.isFile(start, name)) {
        form.binaryPart(name, value, IMAGE, "image/jpeg");
      } else {
        form.textPart(name, value, "text/plain");
      }
    }
    return form;
  }

  private static HttpResponseBuilder response(HttpResponseBuilder response, NamedExample example) {
    response.status(example.status());
    example
        .body()
        .ifPresent(
            body ->
                response
                    .header(
                        "Content-Type",
                        example.operation().mediaType(example.status()).orElseThrow())
                    .body(body(body, example)));
    return response;
  }

  private static DslPart body(JsonNode body, NamedExample example) {
    PactDslJsonBody dsl = new PactDslJsonBody();
    fill(dsl, body, example);
    return dsl;
  }

  private static void fill(PactDslJsonBody dsl, JsonNode object, NamedExample example) {
    for (Map.Entry<String, JsonNode> property : object.properties()) {
      String name = property.getKey();
      JsonNode value = property.getValue();
      switch (name) {
        case "job_id" -> {
          if (example.operation().takesJob()) {
            dsl.valueFromProviderState(name, JOB_ID, jobId(example));
          } else {
            dsl.stringMatcher(name, ".+", value.asText());
          }
        }
        case "status", "error_code" -> dsl.stringValue(name, value.asText());
        case "result_url" -> dsl.stringMatcher(name, "(?i)https?://.+", value.asText());
        default -> {
          if (value.isObject()) {
            PactDslJsonBody nested = dsl.object(name);
            fill(nested, value, example);
            nested.closeObject();
          } else {
            dsl.stringType(name, value.asText());
          }
        }
      }
    }
  }
}
