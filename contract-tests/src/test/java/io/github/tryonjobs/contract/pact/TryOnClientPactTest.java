package io.github.tryonjobs.contract.pact;

import static org.assertj.core.api.Assertions.assertThat;

import au.com.dius.pact.consumer.BaseMockServer;
import au.com.dius.pact.consumer.MockHttpServerKt;
import au.com.dius.pact.consumer.PactVerificationResult;
import au.com.dius.pact.consumer.model.MockProviderConfig;
import au.com.dius.pact.core.model.PactSpecVersion;
import au.com.dius.pact.core.model.V4Pact;
import io.github.tryonjobs.contract.Contract;
import io.github.tryonjobs.contract.pact.Interactions.Interaction;
import java.net.URI;
import java.nio.file.Files;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The client understands every documented answer; what it asked and got becomes the pact. */
class TryOnClientPactTest {

  private static final Contract CONTRACT = Contract.load();
  private static final V4Pact PACT = Interactions.pact(CONTRACT);
  private static BaseMockServer provider;

  static List<Interaction> interactions() {
    return Interactions.all(CONTRACT);
  }

  @BeforeAll
  static void start() throws Exception {
    Files.deleteIfExists(Interactions.file());
    provider =
        MockHttpServerKt.mockServer(
            PACT, MockProviderConfig.createDefault("127.0.0.1", PactSpecVersion.V4));
    provider.start();
    provider.waitForServer();
  }

  @AfterAll
  static void writeThePactOfWhatWasAsked() {
    PactVerificationResult result = provider.validateMockServerState(null);
    provider.stop();

    assertThat(result).isInstanceOf(PactVerificationResult.Ok.class);
    PACT.write(Interactions.FOLDER, PactSpecVersion.V4).unwrap();
  }

  @ParameterizedTest
  @MethodSource("interactions")
  void understandsTheResponse(Interaction interaction) {
    Understanding.understands(URI.create(provider.getUrl()), interaction);
  }
}
