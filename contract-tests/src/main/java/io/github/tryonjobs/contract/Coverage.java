package io.github.tryonjobs.contract;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

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

  /** Where a part stands. */
  private record Message(Operation operation, String name) {

    Message(Operation operation, int status) {
      this(operation, String.valueOf(status));
    }

    Item item(String kind, String item) {
      return new Item(operation.name(), name, kind, item);
    }
  }

  private final Contract contract;
  private final Set<Item> optional = new LinkedHashSet<>();
  private final Set<Item> documented = new LinkedHashSet<>();
  private final Set<Item> seen = new LinkedHashSet<>();

  /** Starts with nothing seen. */
  public Coverage(Contract contract) {
    this.contract = contract;
    for (Operation operation : contract.operations()) {
      for (String type : operation.requestTypes()) {
        Message request = new Message(operation, REQUEST);
        document(request, "media type", type, false);
        document(request, type + " $", operation.requestSchema(type));
      }
      operation.statusCodes().forEach(status -> document(operation, status));
    }
  }

  private void document(Operation operation, int status) {
    Message message = new Message(operation, status);
    document(message, "status code", "", false);
    operation.mediaType(status).ifPresent(type -> document(message, "media type", type, false));
    for (Map.Entry<String, JsonNode> header :
        operation.response(status).path("headers").properties()) {
      boolean isRequired = header.getValue().path("required").asBoolean();
      document(message, "header", header.getKey(), !isRequired);
    }
    operation.bodySchema(status).ifPresent(name -> document(message, "$", contract.schema(name)));
  }

  private void document(Message message, String kind, String name, boolean isOptional) {
    Item item = message.item(kind, name);
    documented.add(item);
    if (isOptional) {
      optional.add(item);
    }
  }

  private void document(Message message, String place, JsonNode schema) {
    for (Map.Entry<String, JsonNode> property : schema.path("properties").properties()) {
      String where = place + "." + property.getKey();
      document(message, "property", where, false);
      JsonNode referred = contract.referred(property.getValue());
      for (JsonNode value : referred.path("enum")) {
        document(message, "value", where + " = " + value.asText(), false);
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
    Message request = new Message(operation, REQUEST);
    seen.add(request.item("media type", mediaType));
    see(request, mediaType + " $", fields);
  }

  /**
   * Takes note of a response.
   *
   * @param body its body, if it has one that is JSON
   */
  public void see(
      Operation operation,
      int status,
      Optional<String> mediaType,
      Collection<String> headers,
      Optional<JsonNode> body) {
    Message message = new Message(operation, status);
    seen.add(message.item("status code", ""));
    mediaType.ifPresent(type -> seen.add(message.item("media type", type)));
    Set<String> given = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
    given.addAll(headers);
    operation
        .response(status)
        .path("headers")
        .fieldNames()
        .forEachRemaining(
            name -> {
              if (given.contains(name)) {
                seen.add(message.item("header", name));
              }
            });
    body.ifPresent(json -> see(message, "$", json));
  }

  private void see(Message message, String place, JsonNode object) {
    for (Map.Entry<String, JsonNode> property : object.properties()) {
      String where = place + "." + property.getKey();
      seen.add(message.item("property", where));
      if (property.getValue().isObject()) {
        see(message, where, property.getValue());
      } else {
        seen.add(message.item("value", where + " = " + property.getValue().asText()));
      }
    }
  }

  /** Returns the part of this that some examples can show; of the requests, what was seen. */
  public Coverage of(Collection<NamedExample> examples) {
    Coverage shown = new Coverage(contract);
    for (NamedExample example : examples) {
      Operation operation = example.operation();
      int status = example.status();
      List<String> headers = new ArrayList<>();
      operation.response(status).path("headers").fieldNames().forEachRemaining(headers::add);
      shown.see(operation, status, operation.mediaType(status), headers, example.body());
    }
    Coverage part = new Coverage(contract);
    part.documented.removeIf(
        item -> !(item.message().equals(REQUEST) ? seen : shown.seen).contains(item));
    part.seen.addAll(seen);
    return part;
  }

  /** Returns what is documented, in the order of the contract. */
  public List<Row> rows() {
    List<Row> rows = new ArrayList<>();
    for (Item item : documented) {
      rows.add(new Row(item, optional.contains(item), seen.contains(item)));
    }
    return rows;
  }
}
