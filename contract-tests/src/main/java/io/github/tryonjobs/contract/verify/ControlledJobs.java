package io.github.tryonjobs.contract.verify;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.tryonjobs.contract.NamedExample;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Jobs that a server makes when it is told to by a provider state of Pact: the call that a Pact
 * verifier makes before each interaction.
 */
public final class ControlledJobs implements States {

  private static final ObjectMapper JSON = new ObjectMapper();

  private final URI states;
  private final Optional<String> token;
  private final Duration timeout;
  private final HttpClient http;

  /**
   * Creates them.
   *
   * @param control where the control of the server is; {@code pact-states} below it is called
   * @param token what to send as a bearer token, if something is to be sent
   */
  public ControlledJobs(URI control, Optional<String> token, Duration timeout) {
    this.states = URI.create(control.toString().replaceAll("/+$", "") + "/pact-states");
    this.token = token;
    this.timeout = timeout;
    this.http =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(timeout)
            .build();
  }

  @Override
  public List<Candidate> jobs(NamedExample example) throws NoStateException, InterruptedException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(states)
            .timeout(timeout)
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(body(example)));
    token.ifPresent(value -> request.header("Authorization", "Bearer " + value));
    try {
      HttpResponse<String> response = http.send(request.build(), BodyHandlers.ofString());
      JsonNode id =
          response.statusCode() == 200 ? id(example, response.body()) : JSON.missingNode();
      if (!id.isTextual()) {
        throw new NoStateException(
            "nothing to ask for from "
                + states
                + ", but "
                + response.statusCode()
                + " "
                + response.body());
      }
      return List.of(new Candidate(example.outcome(), id.textValue(), true));
    } catch (IOException e) {
      throw new NoStateException(
          "no response from " + states + (e.getMessage() == null ? "" : ": " + e.getMessage()));
    }
  }

  private static JsonNode id(NamedExample example, String body) throws IOException {
    return JSON.readTree(body).path(example.operation().takesJob() ? "jobId" : "imageUrl");
  }

  private static String body(NamedExample example) {
    ObjectNode body = JSON.createObjectNode();
    body.put("state", NamedExample.PROVIDER_STATE);
    body.putObject("params")
        .put("operation", example.operation().id())
        .put("example", example.name());
    body.put("action", "setup");
    return body.toString();
  }
}
