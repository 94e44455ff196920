package io.github.tryonjobs.contract.mutation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.github.tryonjobs.contract.Contract;
import io.github.tryonjobs.contract.NamedExample;
import io.github.tryonjobs.contract.Operation;
import io.github.tryonjobs.contract.pact.Understanding;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * Answers as the examples of a contract do, and with a code that the contract does not have
 * whatever is not asked as the contract says.
 */
final class ExampleServer implements AutoCloseable {

  private static final int NOT_ASKED_RIGHT = 599;

  private static final ObjectMapper JSON = new ObjectMapper();

  private final String keyHeader;
  private final Map<String, NamedExample> examples = new HashMap<>();
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final HttpServer server;

  ExampleServer(Contract contract) {
    keyHeader = contract.apiKeyHeader();
    for (NamedExample example : contract.examples()) {
      Operation operation = example.operation();
      String path = operation.path().replace("{jobId}", Understanding.jobId(example));
      examples.put(request(operation.method(), path, Understanding.fields(example)), example);
    }
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.setExecutor(threads);
    server.createContext("/", this::answer);
    server.start();
  }

  URI baseUri() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  /** Returns what tells requests apart: the order of fields means nothing. */
  private static String request(String method, String path, JsonNode fields) {
    Map<String, JsonNode> sorted = new TreeMap<>();
    fields.properties().forEach(field -> sorted.put(field.getKey(), field.getValue()));
    return method + " " + path + " " + sorted;
  }

  private void answer(HttpExchange exchange) throws IOException {
    byte[] sent = exchange.getRequestBody().readAllBytes();
    JsonNode fields = sent.length == 0 ? JSON.createObjectNode() : JSON.readTree(sent);
    NamedExample example =
        examples.get(
            request(exchange.getRequestMethod(), exchange.getRequestURI().toString(), fields));
    // The server waits for acknowledgements on a connection that is used again.
    exchange.getResponseHeaders().set("Connection", "close");
    if (example == null || !hasKey(exchange, example)) {
      exchange.sendResponseHeaders(NOT_ASKED_RIGHT, -1);
    } else if (example.body().isEmpty()) {
      exchange.sendResponseHeaders(example.status(), -1);
    } else {
      byte[] body = body(example).getBytes(StandardCharsets.UTF_8);
      String type = example.operation().mediaType(example.status()).orElseThrow();
      exchange.getResponseHeaders().set("Content-Type", type);
      exchange.sendResponseHeaders(example.status(), body.length);
      exchange.getResponseBody().write(body);
    }
    exchange.close();
  }

  private static String body(NamedExample example) {
    ObjectNode body = example.body().orElseThrow().deepCopy();
    if (example.operation().takesJob() && body.has("job_id")) {
      body.put("job_id", Understanding.jobId(example));
    }
    return body.toString();
  }

  private boolean hasKey(HttpExchange exchange, NamedExample example) {
    return Understanding.apiKey(example).equals(exchange.getRequestHeaders().getFirst(keyHeader));
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
