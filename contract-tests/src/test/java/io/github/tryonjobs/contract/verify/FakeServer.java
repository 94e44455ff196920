package io.github.tryonjobs.contract.verify;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.tryonjobs.contract.Contract;
import io.github.tryonjobs.contract.NamedExample;
import io.github.tryonjobs.contract.Operation;
import io.github.tryonjobs.contract.verify.NoResponseException.Reach;
import java.io.IOException;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;

/**
 * A server that responds as the contract's examples do, unless a test says otherwise. The id of a
 * job, or the name of the garment's image, is the name of an example; a job that was started is
 * completed when it is polled for the third time.
 */
public final class FakeServer implements Server {

  /** The key that is accepted. */
  public static final String KEY = "sk_secretOfTheTests";

  static final String SHOWN_ID = "6ba7b810-9dad-11d1-80b4-00c04fd430c8";

  /** Changes the response to a request. */
  public interface Drift {
    /** Returns what comes instead of the usual response. */
    Response of(Request request, Response usual) throws NoResponseException;
  }

  /** What a job that was started is, poll by poll. */
  private static final List<String> STATES = List.of("pending", "running", "completed");

  private final Contract contract = Runs.CONTRACT;
  private final Map<String, Integer> polled = new ConcurrentHashMap<>();
  private final Set<String> cancelled = ConcurrentHashMap.newKeySet();
  private final Map<String, UnaryOperator<Response>> changes = new TreeMap<>();
  private Drift drift = (request, usual) -> usual;
  private UnaryOperator<Response> image = UnaryOperator.identity();
  private int turnedAway;
  private volatile boolean hasDrifted;
  final AtomicInteger requests = new AtomicInteger();

  static Response response(int status, Map<String, String> headers, byte[] body) {
    Map<String, List<String>> lists = new TreeMap<>();
    headers.forEach((name, value) -> lists.put(name, List.of(value)));
    return new Response(status, "", lists, body);
  }

  static Response empty(int status) {
    return response(status, Map.of(), new byte[0]);
  }

  static Response page(int status) {
    byte[] html = "<html>".getBytes(StandardCharsets.UTF_8);
    return response(status, Map.of("Content-Type", "text/html"), html);
  }

  static Response json(int status, String body) {
    return response(
        status, Map.of("Content-Type", "application/json"), body.getBytes(StandardCharsets.UTF_8));
  }

  static Response with(Response response, String name, String value) {
    Map<String, List<String>> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    headers.putAll(response.headers());
    headers.put(name, List.of(value));
    return new Response(response.status(), "", headers, response.body());
  }

  static Response withBody(Response response, String body) {
    return new Response(
        response.status(), "", response.headers(), body.getBytes(StandardCharsets.UTF_8));
  }

  /** Returns a server that sends something else instead, as {@link Instead} reads it. */
  static FakeServer instead(String request, String usual, String sent) {
    return drifted(new Instead(request, usual, sent));
  }

  /** Returns a server that changes every response. */
  public static FakeServer drifted(Drift change) {
    return new FakeServer().drift(change);
  }

  static FakeServer changed(String check, UnaryOperator<Response> change) {
    return new FakeServer().change(check, change);
  }

  /** Returns a picture. */
  public static byte[] image(String format) {
    return Images.smallest(format);
  }

  /**
   * Changes the response of an example.
   *
   * @param check its check, or its name if it shows a job
   */
  FakeServer change(String check, UnaryOperator<Response> change) {
    contract.examples().stream()
        .map(NamedExample::check)
        .filter(id -> id.equals(check) || id.matches("get/[0-9]+/" + check))
        .forEach(id -> changes.put(id, change));
    return this;
  }

  /** Changes every response. */
  public FakeServer drift(Drift change) {
    drift = change;
    return this;
  }

  /** Changes the response for the result. */
  public FakeServer image(UnaryOperator<Response> changed) {
    image = changed;
    return this;
  }

  FakeServer failing(Reach reach, String message) {
    return drift(
        (request, usual) -> {
          throw new NoResponseException(reach, message);
        });
  }

  /** Turns so many requests away. */
  FakeServer tooMany(int requestsTurnedAway) {
    turnedAway = requestsTurnedAway;
    return this;
  }

  @Override
  public Response send(Request request) throws NoResponseException {
    int count = requests.incrementAndGet();
    Response usual =
        count <= turnedAway
            ? with(tooMany(request.operation()), "Retry-After", "2")
            : usual(request);
    Response sent = null;
    try {
      sent = drift.of(request, usual);
      return sent;
    } finally {
      hasDrifted |= !usual.equals(sent);
    }
  }

  /** Returns whether the server has ever sent something else than a right one would. */
  boolean hasDrifted() {
    return hasDrifted;
  }

  private Response tooMany(Operation operation) {
    return example(operation, "rate_limit_exceeded", "");
  }

  private Response usual(Request request) {
    String path = request.path().split("\\?", 2)[0];
    Operation operation =
        contract.operations().stream().filter(it -> isOf(it, path)).findFirst().orElse(null);
    if (operation == null) {
      return page(404);
    }
    if (!request.method().equals(operation.method())) {
      return response(405, Map.of("Allow", operation.method()), new byte[0]);
    }
    if (!request.header("X-API-KEY").equals(Optional.of(KEY))) {
      return example(operation, "invalid_auth_token", "");
    }
    if (!operation.takesJob()) {
      return start(operation, request);
    }
    String start = operation.path().substring(0, operation.path().indexOf('{'));
    String id = decoded(path.substring(start.length()).replaceFirst("/cancel$", ""));
    return operation.equals(contract.cancel()) ? cancel(operation, id) : job(operation, id);
  }

  private static boolean isOf(Operation operation, String path) {
    return path.matches(operation.path().replace("{jobId}", "[^/]+"));
  }

  private Response job(Operation operation, String id) {
    if (cancelled.contains(id)) {
      return example(operation, "failed_job_cancelled", id);
    }
    Integer polls = polled.computeIfPresent(id, (it, count) -> count + 1);
    if (polls != null) {
      return example(operation, STATES.get(Math.min(polls, STATES.size()) - 1), id);
    }
    return isNamed(operation, id)
        ? example(operation, id, id)
        : example(operation, "not_found", "");
  }

  private Response cancel(Operation operation, String id) {
    if (isNamed(operation, id)) {
      return example(operation, id, id);
    }
    boolean hasEnded =
        cancelled.contains(id)
            || polled.getOrDefault(id, 0) >= STATES.size()
            || id.matches("completed|failed_.*");
    boolean isKnown = hasEnded || polled.containsKey(id) || STATES.contains(id);
    if (isKnown && !hasEnded) {
      cancelled.add(id);
    }
    return example(operation, hasEnded ? "job_finished" : isKnown ? "cancelled" : "not_found", id);
  }

  private Response start(Operation operation, Request request) {
    String type = request.header("Content-Type").orElse("").split(";", 2)[0];
    String body =
        request.body().map(it -> new String(it.bytes(), StandardCharsets.UTF_8)).orElse("");
    if (type.equals("multipart/form-data")) {
      return body.matches("(?s).*name=\"wait_for_result\".*?\r\n\r\ntrue\r\n.*")
          ? example(operation, "completed", "")
          : started(operation);
    }
    if (!body.isEmpty() && !type.equals("application/json")) {
      return example(operation, "unsupported_content_type", "");
    }
    JsonNode input;
    try {
      input = new ObjectMapper().readTree(body);
    } catch (IOException e) {
      return example(operation, "invalid_request_body", "");
    }
    if (!input.isObject()) {
      return example(operation, "invalid_request_body", "");
    }
    String garment = input.path("garment_image_url").asText();
    if (input.path("garment_mode").asText().equals("none")) {
      return example(operation, "invalid_parameter", "");
    }
    if (garment.isEmpty() || !input.has("person_image_url")) {
      return example(operation, "missing_parameter", "");
    }
    String name = garment.substring(garment.lastIndexOf('/') + 1);
    boolean waits = input.path("wait_for_result").asText("true").equals("true");
    if (isNamed(operation, name) && !name.equals("started")) {
      return example(operation, name, "");
    }
    return waits ? example(operation, "completed", "") : started(operation);
  }

  private Response started(Operation operation) {
    String id = "started-" + requests.get();
    polled.put(id, 0);
    return example(operation, "started", id);
  }

  private static boolean isNamed(Operation operation, String name) {
    return operation.examples().stream().anyMatch(it -> it.name().equals(name));
  }

  private static String decoded(String segment) {
    try {
      return URLDecoder.decode(segment.replace("+", "%2B"), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      return segment;
    }
  }

  private Response example(Operation operation, String name, String jobId) {
    NamedExample example =
        operation.examples().stream()
            .filter(it -> it.name().equals(name))
            .findFirst()
            .orElseThrow();
    Response usual =
        example
            .body()
            .map(body -> json(example.status(), body.toString().replace(SHOWN_ID, jobId)))
            .orElseGet(() -> empty(example.status()));
    hasDrifted |= changes.containsKey(example.check());
    return changes.getOrDefault(example.check(), UnaryOperator.identity()).apply(usual);
  }

  @Override
  public Response fetch(URI address) {
    Response usual = response(200, Map.of("Content-Type", "image/jpeg"), image("jpg"));
    Response sent = image.apply(usual);
    hasDrifted |= !usual.equals(sent);
    return sent;
  }
}
