package io.github.tryonjobs.contract.verify;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.tryonjobs.contract.NamedExample;
import io.github.tryonjobs.contract.Operation;
import io.github.tryonjobs.contract.StartInput;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A request to the server that is judged. Immutable.
 *
 * @param operation the operation that it is meant for
 * @param method the method
 * @param path what stands after the base URL, sent as it is
 * @param headers the headers in their order
 * @param body the body, if it has one
 * @param isPatient whether the response may take as long as a job does
 */
public record Request(
    Operation operation,
    String method,
    String path,
    List<Header> headers,
    Optional<Body> body,
    boolean isPatient) {

  /** A header field. */
  public record Header(String name, String value) {}

  /**
   * A body. Immutable, as long as nobody changes its parts.
   *
   * @param type the content type
   * @param fields what it says, if that is known; a file is there with its name
   */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  public record Body(String type, byte[] bytes, ObjectNode fields) {

    /** Returns the media type: the content type without its parameters. */
    String mediaType() {
      return type.split(";", 2)[0].strip();
    }

    static Body json(ObjectNode fields) {
      return new Body(StartInput.JSON, fields.toString().getBytes(StandardCharsets.UTF_8), fields);
    }

    /** Returns a body that says nothing that is known. */
    static Body text(String type, String text) {
      byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
      return new Body(type, bytes, JsonNodeFactory.instance.objectNode());
    }
  }

  /** Copies the headers. */
  public Request {
    headers = List.copyOf(headers);
  }

  /** Returns the request for an example, with the id of a job or the URL of a garment's image. */
  static Request of(NamedExample example, String target, Optional<String> apiKey) {
    Operation operation = example.operation();
    return operation.takesJob()
        ? job(operation, target, apiKey)
        : start(
            operation,
            apiKey,
            Optional.of(Body.json(StartInput.of(example, target))),
            example.status() == 200);
  }

  /** Returns the request of an operation for a job, with a key if there is one. */
  public static Request job(Operation operation, String jobId, Optional<String> apiKey) {
    String id = URLEncoder.encode(jobId, StandardCharsets.UTF_8).replace("+", "%20");
    String path = operation.path().replace("{jobId}", id);
    return usual(operation, path, apiKey, Optional.empty(), false);
  }

  /** Returns a request that starts a job, with a key if there is one. */
  static Request start(
      Operation operation, Optional<String> apiKey, Optional<Body> body, boolean waits) {
    return usual(operation, operation.path(), apiKey, body, waits);
  }

  private static Request usual(
      Operation operation,
      String path,
      Optional<String> apiKey,
      Optional<Body> body,
      boolean isPatient) {
    List<Header> headers = new ArrayList<>();
    headers.add(new Header("Accept", "application/json"));
    body.ifPresent(it -> headers.add(new Header("Content-Type", it.type())));
    String header = operation.contract().apiKeyHeader();
    apiKey.ifPresent(key -> headers.add(new Header(header, key)));
    return new Request(operation, operation.method(), path, headers, body, isPatient);
  }

  /** Returns whether its method is that of the operation, so that it is answered as documented. */
  boolean isUsual() {
    return method.equals(operation.method());
  }

  Request withMethod(String changed) {
    return new Request(operation, changed, path, headers, body, isPatient);
  }

  Request withPath(String changed) {
    return new Request(operation, method, changed, headers, body, isPatient);
  }

  Request with(String name, String value) {
    List<Header> more = new ArrayList<>(headers);
    more.add(new Header(name, value));
    return new Request(operation, method, path, more, body, isPatient);
  }

  Request without(String name) {
    return new Request(
        operation,
        method,
        path,
        headers.stream().filter(header -> !header.name().equalsIgnoreCase(name)).toList(),
        body,
        isPatient);
  }

  /** Returns the same request with another key, or without one. */
  Request withKey(Optional<String> apiKey) {
    String header = operation.contract().apiKeyHeader();
    return apiKey.map(key -> without(header).with(header, key)).orElseGet(() -> without(header));
  }

  /** Returns the value of a header whose name is given in any case. */
  public Optional<String> header(String name) {
    return headers.stream()
        .filter(header -> header.name().equalsIgnoreCase(name))
        .map(Header::value)
        .findFirst();
  }
}
