package io.github.tryonjobs.contract.mutation;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.equalToJson;
import static com.github.tomakehurst.wiremock.client.WireMock.request;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.MappingBuilder;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import io.github.tryonjobs.contract.Contract;
import io.github.tryonjobs.contract.NamedExample;
import io.github.tryonjobs.contract.Operation;
import io.github.tryonjobs.contract.pact.Understanding;

/**
 * Answers as the examples of a contract do, and with a code that the contract does not have
 * whatever is not asked as the contract says.
 */
final class ExampleServer extends WireMockServer {

  private static final int NOT_ASKED_RIGHT = 599;

  ExampleServer(Contract contract) {
    super(options().bindAddress("127.0.0.1").dynamicPort().disableRequestJournal());
    start();
    stubFor(any(anyUrl()).atPriority(9).willReturn(aResponse().withStatus(NOT_ASKED_RIGHT)));
    contract.examples().forEach(example -> stubFor(stub(contract.apiKeyHeader(), example)));
  }

  private static MappingBuilder stub(String keyHeader, NamedExample example) {
    Operation operation = example.operation();
    String path = operation.path().replace("{jobId}", Understanding.jobId(example));
    MappingBuilder stub =
        request(operation.method(), urlEqualTo(path))
            .withHeader(keyHeader, equalTo(Understanding.apiKey(example)))
            .willReturn(response(example));
    ObjectNode fields = Understanding.fields(example);
    return fields.isEmpty() ? stub : stub.withRequestBody(equalToJson(fields.toString()));
  }

  private static ResponseDefinitionBuilder response(NamedExample example) {
    ResponseDefinitionBuilder response = aResponse().withStatus(example.status());
    if (example.body().isEmpty()) {
      return response;
    }
    ObjectNode body = example.body().get().deepCopy();
    if (example.operation().takesJob() && body.has("job_id")) {
      body.put("job_id", Understanding.jobId(example));
    }
    String type = example.operation().mediaType(example.status()).orElseThrow();
    return response.withHeader("Content-Type", type).withBody(body.toString());
  }
}
