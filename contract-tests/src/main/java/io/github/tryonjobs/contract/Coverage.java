package io.github.tryonjobs.contract;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What the contract documents, down to each value of an enumeration, and how much of it has been
 * seen. What can be seen comes from the schemas and not from the examples, which may lack one. Not
 * safe for use by several threads.
 */
public final class Coverage {

  private static final String REQUEST = "request";

  /**
   * A part of the contract that a request or a response can show.
   *
   * @param operation the name of the operation
   * @param message {@code request}, or the status code of the response
   * @param kind what it is: status code, media type, header, property, or value
   * @param name its name; empty for a status code
   */
  public record Item(String operation, String message, String kind, String name) {

    Item with(String otherKind, String otherName) {
      return new Item(operation, message, otherKind, otherName);
    }

    @Override
    public String toString() {
      return (operation + " " + message + " " + kind + " " + name).strip();
    }
  }

  /**
   * An item, and whether it was seen.
   *
   * @param isOptional whether a message may lack it
   */
  public record Row(Item item, boolean isOptional, boolean isSeen) {}

  private final Contract contract;

  /** What is documented, and whether a message may lack it. */
  private final Map<Item, Boolean> documented = new LinkedHashMap<>();

  private final Set<Item> seen = new HashSet<>();

  /** Starts with nothing seen. */
  public Coverage(Contract contract) {
    this.contract = contract;
    for (Operation operation : contract.operations()) {
      for (String type : operation.requestTypes()) {
        Item request = new Item(operation.name(), REQUEST, "media type", type);
        documented.put(request, false);
        document(request, type + " $", operation.requestSchema(type));
      }
      for (int status : operation.statusCodes()) {
        Item response = response(operation, status);
        documented.put(response, false);
        operation
            .mediaType(status)
            .ifPresent(type -> documented.put(response.with("media type", type), false));
        for (Map.Entry<String, JsonNode> header : operation.headers(status).properties()) {
          boolean isRequired = header.getValue().path("required").asBoolean();
          documented.put(response.with("header", header.getKey()), !isRequired);
        }
        operation.bodySchema(status).ifPresent(it -> document(response, "$", contract.schema(it)));
      }
    }
  }

  private static Item response(Operation operation, int status) {
    return new Item(operation.name(), String.valueOf(status), "status code", "");
  }

  private void document(Item message, String place, JsonNode schema) {
    for (Map.Entry<String, JsonNode> property : schema.path("properties").properties()) {
      String where = place + "." + property.getKey();
      documented.put(message.with("property", where), false);
      JsonNode referred = contract.referred(property.getValue());
      for (JsonNode value : referred.path("enum")) {
        documented.put(message.with("value", where + " = " + value.asText()), false);
      }
      document(message, where, referred);
    }
  }

  /**
   * Takes note of a request with a body.
   *
   * @param fields its fields, by their names
   */
  public void see(Operation operation, String mediaType, JsonNode fields) {
    Item request = new Item(operation.name(), REQUEST, "media type", mediaType);
    seen.add(request);
    see(request, mediaType + " $", fields);
  }

  /**
   * Takes note of a response.
   *
   * @param headers their names, in any case
   * @param body its body, if it has one that is JSON
   */
  public void see(
      Operation operation,
      int status,
      Optional<String> mediaType,
      Collection<String> headers,
      Optional<JsonNode> body) {
    Item response = response(operation, status);
    seen.add(response);
    mediaType.ifPresent(type -> seen.add(response.with("media type", type)));
    for (Map.Entry<String, JsonNode> header : operation.headers(status).properties()) {
      if (headers.stream().anyMatch(header.getKey()::equalsIgnoreCase)) {
        seen.add(response.with("header", header.getKey()));
      }
    }
    body.ifPresent(json -> see(response, "$", json));
  }

  private void see(Item message, String place, JsonNode object) {
    for (Map.Entry<String, JsonNode> property : object.properties()) {
      String where = place + "." + property.getKey();
      seen.add(message.with("property", where));
      seen.add(message.with("value", where + " = " + property.getValue().asText()));
      see(message, where, property.getValue());
    }
  }

  /** Returns the part of this that some examples can show. */
  public Coverage of(Collection<NamedExample> examples) {
    Coverage shown = new Coverage(contract);
    for (NamedExample it : examples) {
      Operation operation = it.operation();
      List<String> headers = new ArrayList<>();
      operation.headers(it.status()).fieldNames().forEachRemaining(headers::add);
      shown.see(operation, it.status(), operation.mediaType(it.status()), headers, it.body());
    }
    Coverage part = new Coverage(contract);
    part.documented.keySet().removeIf(it -> !shown.seen.contains(it));
    part.seen.addAll(seen);
    return part;
  }

  /** Returns what is documented, in the order of the contract. */
  public List<Row> rows() {
    return documented.entrySet().stream()
        .map(it -> new Row(it.getKey(), it.getValue(), seen.contains(it.getKey())))
        .toList();
  }
}
