package io.github.tryonjobs.contract.pact;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Answers as much as a Pact Broker does to those who publish, and remembers what was asked. */
final class BrokerStandIn implements AutoCloseable {

  static final String TOKEN = "let-me-in";
  static final String PRODUCTION = "production";

  private final HttpServer server;
  private final List<Call> calls = new CopyOnWriteArrayList<>();

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
        send(exchange, 200, document(target));
      } else {
        send(exchange, 401, "{}");
      }
    }
  }

  private static String target(URI uri) {
    return URLDecoder.decode(uri.toString(), StandardCharsets.UTF_8);
  }

  private String document(String target) {
    if (target.equals("/")) {
      return "{\"_links\":{\"pb:publish-contracts\":{\"href\":\""
          + url()
          + "/contracts/publish\"}}}";
    }
    if (target.startsWith("/matrix")) {
      boolean verified = !target.contains(PRODUCTION);
      String reason = verified ? "all is verified" : "nothing is verified";
      return "{\"summary\":{\"deployable\":%s,\"reason\":\"%s\"}}".formatted(verified, reason);
    }
    return "{\"_links\":{},\"notices\":[]}";
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
