package io.github.tryonjobs.contract.pact;

import au.com.dius.pact.consumer.dsl.DslPart;
import au.com.dius.pact.consumer.dsl.HttpInteractionBuilder;
import au.com.dius.pact.consumer.dsl.HttpRequestBuilder;
import au.com.dius.pact.consumer.dsl.HttpResponseBuilder;
import au.com.dius.pact.consumer.dsl.Matchers;
import au.com.dius.pact.consumer.dsl.PactBuilder;
import au.com.dius.pact.consumer.dsl.PactDslJsonBody;
import au.com.dius.pact.core.model.PactSpecVersion;
import au.com.dius.pact.core.model.V4Pact;
import com.fasterxml.jackson.databind.JsonNode;
import io.github.tryonjobs.contract.Contract;
import io.github.tryonjobs.contract.NamedExample;
import java.nio.file.Path;
import java.util.Map;

/**
 * The interactions of the pact: one for each documented answer, made of the contract's example. The
 * texts that programs decide by must be equal; of all other texts only the type matters.
 */
final class Interactions {

  static final String CONSUMER = "try-on-client";
  static final String PROVIDER = "try-on-job-status";

  /** Where the pact is written, and read again by those who verify it. */
  static final String FOLDER = "target/pacts";

  static final String STATE_PARAMETER = "example";

  static final String ACCEPTED_KEY = "sk_test";
  static final String REJECTED_KEY = "not-a-key";

  private static final String JOB_ID = "${jobId}";

  private Interactions() {}

  static Path file() {
    return Path.of(FOLDER, CONSUMER + "-" + PROVIDER + ".json");
  }

  /** Returns the id of the job that the consumer asks for: the name of the example. */
  static String jobId(NamedExample example) {
    return example.name();
  }

  static String apiKey(NamedExample example) {
    return example.status() == 401 ? REJECTED_KEY : ACCEPTED_KEY;
  }

  static V4Pact pact(Contract contract) {
    PactBuilder pact = new PactBuilder(CONSUMER, PROVIDER, PactSpecVersion.V4);
    for (NamedExample example : contract.examples()) {
      pact.given(NamedExample.PROVIDER_STATE, Map.of(STATE_PARAMETER, example.name()))
          .expectsToReceiveHttpInteraction(
              example.interaction(), interaction -> interaction(interaction, example, contract));
    }
    return pact.toPact();
  }

  private static HttpInteractionBuilder interaction(
      HttpInteractionBuilder interaction, NamedExample example, Contract contract) {
    return interaction
        .reference("openapi", "operationId", contract.operation().path("operationId").asText())
        .reference("openapi", "response", String.valueOf(example.status()))
        .reference("openapi", "example", example.name())
        .withRequest(request -> request(request, example, contract))
        .willRespondWith(response -> response(response, example, contract));
  }

  private static HttpRequestBuilder request(
      HttpRequestBuilder request, NamedExample example, Contract contract) {
    String header = contract.apiKeyHeader();
    request
        .method("GET")
        .path(
            Matchers.fromProviderState(
                contract.path().replace("{jobId}", JOB_ID),
                contract.path().replace("{jobId}", jobId(example))));
    return apiKey(example).equals(ACCEPTED_KEY)
        ? request.header(header, Matchers.regexp("sk.*", ACCEPTED_KEY))
        : request.header(header, REJECTED_KEY);
  }

  private static HttpResponseBuilder response(
      HttpResponseBuilder response, NamedExample example, Contract contract) {
    response.status(example.status());
    example
        .body()
        .ifPresent(
            body ->
                response
                    .header("Content-Type", contract.mediaType(example.status()).orElseThrow())
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
        case "job_id" -> dsl.valueFromProviderState(name, JOB_ID, jobId(example));
        case "status", "error_code" -> dsl.stringValue(name, value.asText());
        case "result_url" -> dsl.stringMatcher(name, "https?://.+", value.asText());
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
