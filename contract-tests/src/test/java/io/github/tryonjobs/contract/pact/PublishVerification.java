package io.github.tryonjobs.contract.pact;

import au.com.dius.pact.core.pactbroker.PactBrokerClient;
import au.com.dius.pact.core.pactbroker.PactBrokerClientConfig;
import au.com.dius.pact.core.pactbroker.PactResponse;
import au.com.dius.pact.core.pactbroker.TestResult;
import au.com.dius.pact.core.support.Auth;
import au.com.dius.pact.core.support.Result;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/**
 * Tells a Pact Broker that the mock server keeps the pact. The profile {@code publish-verification}
 * runs it after the build has verified the mock server, so that the result is a success.
 */
final class PublishVerification {

  private static final ObjectMapper JSON = new ObjectMapper();

  private final String broker;
  private final PactBrokerClient client;

  PublishVerification(String broker, Auth auth) {
    this.broker = broker.replaceAll("/+$", "");
    Map<String, Object> options = new HashMap<>(Map.of("authentication", auth));
    this.client = new PactBrokerClient(this.broker, options, new PactBrokerClientConfig());
  }

  /**
   * Publishes for versions from the system properties {@code pact.projectVersion} (of both, as they
   * are one project) and {@code pact.branch}, to the broker at {@code pact.broker.url}. Who may, is
   * in the environment. Exits with 1 if the broker does not take it, with 2 on wrong use.
   */
  public static void main(String[] arguments) {
    String version = System.getProperty("pact.projectVersion", "");
    String url = System.getProperty("pact.broker.url", "");
    if (version.isEmpty() || !url.startsWith("http")) { // A variable that is not set is a $.
      System.err.println("Set -Dpact.projectVersion=VERSION, and PACT_BROKER_BASE_URL.");
      System.exit(2);
    }
    String branch = System.getProperty("pact.branch", "");
    try {
      new PublishVerification(url, auth(System.getenv())).publish(version, version, branch);
    } catch (Exception e) { // Its client throws what it does not declare.
      System.err.println("Not published to " + url + ": " + e.getMessage());
      System.exit(1);
    }
    System.out.println("Published: " + Interactions.PROVIDER + " " + version + " keeps the pact.");
  }

  private static Auth auth(Map<String, String> environment) {
    String token = environment.getOrDefault("PACT_BROKER_TOKEN", "");
    String user = environment.getOrDefault("PACT_BROKER_USERNAME", "");
    return !token.isEmpty()
        ? new Auth.BearerAuthentication(token, Auth.DEFAULT_AUTH_HEADER)
        : user.isEmpty()
            ? Auth.None.INSTANCE
            : new Auth.BasicAuthentication(
                user, environment.getOrDefault("PACT_BROKER_PASSWORD", ""));
  }

  /**
   * Publishes that a version of the provider keeps the pact of a version of the consumer.
   *
   * @throws IllegalStateException if the broker has another pact than the one that was verified, or
   *     does not take the result
   */
  void publish(String consumerVersion, String providerVersion, String branch) throws IOException {
    PactResponse pact =
        client.fetchPact(
            "%s/pacts/provider/%s/consumer/%s/version/%s"
                .formatted(broker, Interactions.PROVIDER, Interactions.CONSUMER, consumerVersion),
            false);
    ObjectNode theirs = (ObjectNode) JSON.readTree(pact.getPactFile().serialise());
    ObjectNode ours = (ObjectNode) JSON.readTree(Interactions.file().toFile());
    if (!theirs.path("interactions").equals(ours.path("interactions"))) {
      throw new IllegalStateException(
          "The broker's pact of version " + consumerVersion + " is not the one that was verified.");
    }
    if (!branch.isEmpty()) {
      require(
          client.publishProviderBranch(
              pact.getLinks(), Interactions.PROVIDER, branch, providerVersion));
    }
    require(
        client.publishVerificationResults(
            pact.getLinks(), new TestResult.Ok(Set.of()), providerVersion, null));
  }

  private static void require(Result<?, ?> result) {
    if (result instanceof Result.Err<?> failure) {
      throw new IllegalStateException("The broker does not take it: " + failure.getError());
    }
  }
}
