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

  /**
   * A part of the contract that a response can show.
   *
   * @param response the status code
   * @param kind what it is: status code, media type, header, property, or value
   * @param name its name; empty for a status code
   */
  public record Item(int response, String kind, String name) {}

  /**
   * An item, and whether it was seen.
   *
   * @param isOptional whether a response may lack it
   */
  public record Row(Item item, boolean isOptional, boolean isSeen) {}

  private final Contract contract;
  private final Set<Item> optional = new LinkedHashSet<>();
  private final Set<Item> documented = new LinkedHashSet<>();
  private final Set<Item> seen = new LinkedHashSet<>();

  /** Starts with nothing seen. */
  public Coverage(Contract contract) {
    this.contract = contract;
    for (int status : contract.statusCodes()) {
      documented.add(new Item(status, "status code", ""));
      contract.mediaType(status).ifPresent(type -> document(status, "media type", type, false));
      for (Map.Entry<String, JsonNode> header :
          contract.response(status).path("headers").properties()) {
        boolean isRequired = header.getValue().path("required").asBoolean();
        document(status, "header", header.getKey(), !isRequired);
      }
      contract.bodySchema(status).ifPresent(name -> document(status, "$", contract.schema(name)));
    }
  }

  private void document(int status, String kind, String name, boolean isOptional) {
    Item item = new Item(status, kind, name);
    documented.add(item);
    if (isOptional) {
      optional.add(item);
    }
  }

  private void document(int status, String place, JsonNode schema) {
    for (Map.Entry<String, JsonNode> property : schema.path("properties").properties()) {
      String where = place + "." + property.getKey();
      document(status, "property", where, false);
      JsonNode referred = contract.referred(property.getValue());
      for (JsonNode value : referred.path("enum")) {
        document(status, "value", where + " = " + value.asText(), false);
      }
      document(status, where, referred);
    }
  }

  /**
   * Takes note of a response.
   *
   * @param body its body, if it has one that is JSON
   */
  public void see(
      int status, Optional<String> mediaType, Collection<String> headers, Optional<JsonNode> body) {
    seen.add(new Item(status, "status code", ""));
    mediaType.ifPresent(type -> seen.add(new Item(status, "media type", type)));
    Set<String> given = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
    given.addAll(headers);
    contract
        .response(status)
        .path("headers")
        .fieldNames()
        .forEachRemaining(
            name -> {
              if (given.contains(name)) {
                seen.add(new Item(status, "header", name));
              }
            });
    body.ifPresent(json -> see(status, "$", json));
  }

  private void see(int status, String place, JsonNode object) {
    for (Map.Entry<String, JsonNode> property : object.properties()) {
      String where = place + "." + property.getKey();
      seen.add(new Item(status, "property", where));
      if (property.getValue().isObject()) {
        see(status, where, property.getValue());
      } else {
        seen.add(new Item(status, "value", where + " = " + property.getValue().asText()));
      }
    }
  }

  /** Returns the part of this that some examples can show. */
  public Coverage of(Collection<NamedExample> examples) {
    Coverage shown = new Coverage(contract);
    for (NamedExample example : examples) {
      int status = example.status();
      List<String> headers = new ArrayList<>();
      contract.response(status).path("headers").fieldNames().forEachRemaining(headers::add);
      shown.see(status, contract.mediaType(status), headers, example.body());
    }
    Coverage part = new Coverage(contract);
    part.documented.retainAll(shown.seen);
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
