package io.github.tryonjobs.contract.pact;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * Responds as a Pact Broker does to those who publish pacts and verification results and ask
 * whether a version can be deployed, and remembers what was asked.
 */
final class BrokerStandIn implements AutoCloseable {

  private static final ObjectMapper JSON = new ObjectMapper();

  static final String TOKEN = "let-me-in";
  static final String PRODUCTION = "production";

  private final HttpServer server;
  private final List<Call> calls = new CopyOnWriteArrayList<>();
  private final Map<String, String> pacts = new ConcurrentHashMap<>();
  private final Set<String> verified = ConcurrentHashMap.newKeySet();

  /**
   * A call that came.
   *
   * @param target the path and the query, decoded
   */
  record Call(String method, String target, String body) {}

  BrokerStandIn() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", this::answer);
    server.start();
  }

  String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  /** Returns the calls with the token, in their order. */
  List<Call> calls() {
    return calls;
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
      if (("Bearer " + TOKEN).equals(exchange.getRequestHeaders().getFirst("Authorization"))) {
        String target = target(exchange.getRequestURI());
        calls.add(new Call(exchange.getRequestMethod(), target, body));
        send(exchange, 200, document(exchange.getRequestMethod(), target, body));
      } else {
        send(exchange, 401, "{}");
      }
    }
  }

  private static String target(URI uri) {
    return URLDecoder.decode(uri.toString(), StandardCharsets.UTF_8);
  }

  private String document(String method, String target, String body) throws IOException {
    if (target.equals("/")) {
      return links("pb:publish-contracts", "/contracts/publish");
    }
    if (target.equals("/contracts/publish")) {
      JsonNode contracts = JSON.readTree(body);
      byte[] pact = Base64.getDecoder().decode(contracts.at("/contracts/0/content").asText());
      String version = contracts.path("pacticipantVersionNumber").asText();
      pacts.put(version, new String(pact, StandardCharsets.UTF_8));
      return "{\"_links\":{},\"notices\":[]}";
    }
    String version = target.replaceFirst(".*/version/([^/]+).*", "$1");
    if (method.equals("GET") && pacts.containsKey(version)) {
      ObjectNode pact = (ObjectNode) JSON.readTree(pacts.get(version));
      String results = target + "/verification-results";
      pact.set(
          "_links",
          JSON.readTree(links("pb:publish-verification-results", results)).path("_links"));
      return pact.toString();
    }
    if (target.endsWith("/verification-results")
        && JSON.readTree(body).path("success").asBoolean()) {
      verified.add(version);
    }
    if (target.startsWith("/matrix")) {
      String asked = target.replaceFirst(".*q\\[]\\[version]=([^&]+).*", "$1");
      boolean isVerified = verified.contains(asked);
      String reason = isVerified ? "all is verified" : "nothing is verified";
      return "{\"summary\":{\"deployable\":%s,\"reason\":\"%s\"}}".formatted(isVerified, reason);
    }
    return "{\"_links\":{}}";
  }

  private String links(String relation, String target) {
    return "{\"_links\":{\"%s\":{\"href\":\"%s%s\"}}}".formatted(relation, url(), target);
  }

  private static void send(HttpExchange exchange, int status, String json) throws IOException {
    byte[] bytes = json.getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Content-Type", "application/hal+json");
    exchange.sendResponseHeaders(status, bytes.length);
    exchange.getResponseBody().write(bytes);
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
