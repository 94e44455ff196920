package io.github.tryonjobs.contract.pact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import au.com.dius.pact.core.pactbroker.CanIDeployResult;
import au.com.dius.pact.core.pactbroker.Latest;
import au.com.dius.pact.core.pactbroker.PactBrokerClient;
import au.com.dius.pact.core.pactbroker.PactBrokerClientConfig;
import au.com.dius.pact.core.pactbroker.PublishConfiguration;
import au.com.dius.pact.core.pactbroker.To;
import au.com.dius.pact.core.support.Auth;
import au.com.dius.pact.core.support.Result;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.assertj.core.util.Throwables;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The pact is published, and asked after, with Pact's own client of the broker. */
class BrokerIT {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String VERSION = "4f2a91c";

  @TempDir private Path folder;
  private BrokerStandIn broker;

  @BeforeEach
  void start() throws IOException {
    broker = new BrokerStandIn();
  }

  @AfterEach
  void stop() {
    broker.close();
  }

  @Test
  void publishesThePactWithVersionBranchAndTags() throws IOException {
    assertThat(publish(BrokerStandIn.TOKEN)).isInstanceOf(Result.Ok.class);

    JsonNode published = JSON.readTree(lastCall("POST /contracts/publish").body());
    assertThat(published.path("pacticipantName").asText()).isEqualTo(Interactions.CONSUMER);
    assertThat(published.path("pacticipantVersionNumber").asText()).isEqualTo(VERSION);
    assertThat(published.path("branch").asText()).isEqualTo("main");
    assertThat(published.path("tags")).extracting(JsonNode::asText).containsExactly("ci", "main");
    JsonNode contract = published.at("/contracts/0");
    assertThat(contract.path("providerName").asText()).isEqualTo(Interactions.PROVIDER);
    assertThat(JSON.readTree(Base64.getDecoder().decode(contract.path("content").asText())))
        .isEqualTo(JSON.readTree(Interactions.file().toFile()));
  }

  @Test
  void aTokenThatIsRefusedIsAnErrorThatDoesNotShowIt() {
    assertThatThrownBy(() -> publish("wrong-token"))
        .hasStackTraceContaining("401")
        .satisfies(
            error -> assertThat(Throwables.getStackTrace(error)).doesNotContain("wrong-token"));
    assertThat(broker.calls()).isEmpty();
  }

  @Test
  void aVersionThatIsVerifiedCanBeDeployed() throws IOException {
    publish(BrokerStandIn.TOKEN);

    verification(BrokerStandIn.TOKEN).publish(VERSION, "provider-1", "");

    JsonNode result = JSON.readTree(lastCall("POST /pacts/provider/").body());
    assertThat(result.path("success").asBoolean()).isTrue();
    assertThat(result.path("providerApplicationVersion").asText()).isEqualTo("provider-1");
    CanIDeployResult answer = canIDeploy(new To(null, BrokerStandIn.PRODUCTION));
    assertThat(answer.getOk()).isTrue();
    assertThat(answer.getReason()).isEqualTo("all is verified");
    assertThat(lastCall("GET /matrix").target())
        .contains("q[][pacticipant]=" + Interactions.CONSUMER, "q[][version]=" + VERSION)
        .contains("environment=" + BrokerStandIn.PRODUCTION);
  }

  @Test
  void aVersionThatIsNotVerifiedCannotBeDeployed() {
    publish(BrokerStandIn.TOKEN);

    CanIDeployResult result = canIDeploy(new To());

    assertThat(result.getOk()).isFalse();
    assertThat(result.getReason()).isEqualTo("nothing is verified");
  }

  @Test
  void anotherPactThanTheOneThatWasVerifiedGetsNoResult() throws IOException {
    Path other = folder.resolve("other.json");
    String pact = Files.readString(Interactions.file()).replace("pending", "waiting");
    client(BrokerStandIn.TOKEN)
        .uploadPactFile(
            Files.writeString(other, pact).toFile(),
            new PublishConfiguration(VERSION, List.of(), "main"));

    assertThatThrownBy(() -> verification(BrokerStandIn.TOKEN).publish(VERSION, "1", ""))
        .hasMessage("The broker's pact of version 4f2a91c is not the one that was verified.");
  }

  private PublishVerification verification(String token) {
    return new PublishVerification(
        broker.url(), new Auth.BearerAuthentication(token, "Authorization"));
  }

  private Result<String, Exception> publish(String token) {
    return client(token)
        .uploadPactFile(
            Interactions.file().toFile(),
            new PublishConfiguration(VERSION, List.of("ci", "main"), "main"));
  }

  private CanIDeployResult canIDeploy(To to) {
    return client(BrokerStandIn.TOKEN)
        .canIDeploy(Interactions.CONSUMER, VERSION, new Latest.UseLatest(false), to);
  }

  private PactBrokerClient client(String token) {
    return new PactBrokerClient(
        broker.url(),
        Map.of("authentication", new Auth.BearerAuthentication(token, "Authorization")),
        new PactBrokerClientConfig());
  }

  private BrokerStandIn.Call lastCall(String start) {
    BrokerStandIn.Call call = broker.calls().get(broker.calls().size() - 1);
    assertThat(call.method() + " " + call.target()).startsWith(start);
    return call;
  }
}
