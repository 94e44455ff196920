package io.github.tryonjobs.contract.verify;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.tryonjobs.contract.NamedExample;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.io.entity.StringEntity;

/**
 * Jobs that a server makes when it is told to by a provider state of Pact: the call that a Pact
 * verifier makes before each interaction.
 */
public final class ControlledJobs implements States {

  private static final ObjectMapper JSON = new ObjectMapper();

  private final URI states;
  private final Optional<String> token;
  private final HttpServer http;

  /**
   * Creates them.
   *
   * @param http sends the calls; not closed here
   * @param control where the control of the server is; {@code pact-states} below it is called
   * @param token what to send as a bearer token, if something is to be sent
   */
  public ControlledJobs(HttpServer http, URI control, Optional<String> token) {
    this.http = http;
    this.states = URI.create(control.toString().replaceAll("/+$", "") + "/pact-states");
    this.token = token;
  }

  @Override
  public List<Candidate> jobs(NamedExample example) throws NoStateException, InterruptedException {
    HttpUriRequestBase request = new HttpUriRequestBase("POST", states);
    request.setEntity(new StringEntity(body(example), ContentType.APPLICATION_JSON));
    token.ifPresent(value -> request.addHeader("Authorization", "Bearer " + value));
    try {
      Response response = http.send(request);
      JsonNode id = response.status() == 200 ? id(example, response) : JSON.missingNode();
      if (!id.isTextual()) {
        String got = Finding.readable(response.toString());
        String safe = new KeyTraces(token.stream().toList()).remove(got);
        throw new NoStateException("nothing to ask for from " + states + ", but " + safe);
      }
      return List.of(new Candidate(example.outcome(), id.textValue(), true));
    } catch (NoResponseException e) {
      throw new NoStateException("no response from " + states + ": " + e.getMessage());
    }
  }

  private static JsonNode id(NamedExample example, Response response) {
    return response.jsonOrMissing().path(example.operation().takesJob() ? "jobId" : "imageUrl");
  }

  private static String body(NamedExample example) {
    Map<String, String> params =
        Map.of("operation", example.operation().id(), "example", example.name());
    return JSON.createObjectNode()
        .put("state", NamedExample.PROVIDER_STATE)
        .put("action", "setup")
        .<ObjectNode>set("params", JSON.valueToTree(params))
        .toString();
  }
}
