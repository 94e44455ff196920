package io.github.tryonjobs.contract.pact;

import static org.assertj.core.api.Assertions.assertThat;

import au.com.dius.pact.provider.junit5.HttpTestTarget;
import au.com.dius.pact.provider.junit5.PactVerificationContext;
import au.com.dius.pact.provider.junit5.PactVerificationInvocationContextProvider;
import au.com.dius.pact.provider.junitsupport.Provider;
import au.com.dius.pact.provider.junitsupport.State;
import au.com.dius.pact.provider.junitsupport.VerificationReports;
import au.com.dius.pact.provider.junitsupport.loader.PactFolder;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.tryonjobs.contract.Contract;
import io.github.tryonjobs.contract.NamedExample;
import io.github.tryonjobs.contract.pact.Interactions.Interaction;
import io.github.tryonjobs.mock.TryOnMockServer;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.TestTemplate;
import org.junit.jupiter.api.extension.ExtendWith;

/** The mock server keeps the pact that the client wrote. */
@Provider(Interactions.PROVIDER)
@PactFolder(Interactions.FOLDER)
@VerificationReports(value = "json", reportDir = "target/pact-reports")
class MockServerPactIT {

  private static final Contract CONTRACT = Contract.load();
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final List<String> VERIFIED = new ArrayList<>();
  private static TryOnMockServer server;

  @BeforeAll
  static void start() {
    server = TryOnMockServer.start();
  }

  /** Pact drops an interaction that looks like another one without a word. */
  @AfterAll
  static void whatIsDeclaredIsWhatIsWrittenIsWhatIsVerified() {
    server.close();
    List<String> declared =
        Interactions.all(CONTRACT).stream().map(Interaction::description).toList();

    assertThat(PactFile.interactions().stream().map(PactFile::description))
        .as("interactions in the pact file")
        .containsExactlyInAnyOrderElementsOf(declared);
    assertThat(VERIFIED).as("interactions verified").containsExactlyInAnyOrderElementsOf(declared);
  }

  @BeforeEach
  void aim(PactVerificationContext context) {
    context.setTarget(new HttpTestTarget(server.baseUri().getHost(), server.baseUri().getPort()));
  }

  @TestTemplate
  @ExtendWith(PactVerificationInvocationContextProvider.class)
  void keepsTheInteraction(PactVerificationContext context) {
    context.verifyInteraction();
    VERIFIED.add(context.getInteraction().getDescription());
  }

  @State(NamedExample.PROVIDER_STATE)
  Map<String, Object> aJobThatAnswersAsTheExample(Map<String, Object> parameters)
      throws IOException, InterruptedException {
    Map<String, Object> state = Map.of("state", NamedExample.PROVIDER_STATE, "params", parameters);
    HttpResponse<String> response =
        HttpClient.newHttpClient()
            .send(
                HttpRequest.newBuilder(server.baseUri().resolve("/__mock/pact-states"))
                    .header("Content-Type", "application/json")
                    .POST(BodyPublishers.ofString(JSON.writeValueAsString(state)))
                    .build(),
                BodyHandlers.ofString());

    assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
    return JSON.readValue(response.body(), new TypeReference<>() {});
  }
}
