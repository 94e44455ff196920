package io.github.tryonjobs.contract.mutation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.tryonjobs.contract.Contract;
import io.github.tryonjobs.contract.NamedExample;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.UnaryOperator;

/** Changes the body of an answer in each way that its example gives occasion for. */
final class BodyMutations {

  /**
   * A changed body.
   *
   * @param operator the kind of change
   * @param what what is changed
   */
  record Changed(String operator, String what, UnaryOperator<String> change) {}

  private static final ObjectMapper JSON = new ObjectMapper();

  private final Contract contract;
  private final NamedExample example;
  private final List<Changed> changes = new ArrayList<>();

  private BodyMutations(Contract contract, NamedExample example) {
    this.contract = contract;
    this.example = example;
  }

  static List<Changed> of(Contract contract, NamedExample example) {
    BodyMutations mutations = new BodyMutations(contract, example);
    String schema = contract.bodySchema(example.status()).orElseThrow();
    mutations.object("", contract.schema(schema), example.body().orElseThrow());
    mutations.whole();
    mutations.foreign(schema);
    return mutations.changes;
  }

  private void object(String pointer, JsonNode schema, JsonNode object) {
    add("add a field", pointer + "/added", pointer, node -> node.put("added", "x"));
    for (Map.Entry<String, JsonNode> property : object.properties()) {
      String name = property.getKey();
      String place = pointer + "/" + name;
      JsonNode value = property.getValue();
      add("drop a field", place, pointer, node -> node.remove(name));
      add("rename a field", place, pointer, node -> node.set(name + "_x", node.remove(name)));
      add("null a field", place, pointer, node -> node.putNull(name));
      add("retype a field", place + " to a number", pointer, node -> node.put(name, 7));
      add("retype a field", place + " to a list", pointer, node -> node.putArray(name));
      changes.add(new Changed("duplicate a field", place, text -> doubled(text, name)));
      if (value.isObject()) {
        object(place, contract.referred(schema.path("properties").path(name)), value);
      } else {
        add("empty a text", place, pointer, node -> node.put(name, ""));
        values(
            contract.referred(schema.path("properties").path(name)), pointer, name, value.asText());
      }
    }
  }

  private void values(JsonNode schema, String pointer, String name, String value) {
    List<String> others =
        new ArrayList<>(List.of("not_documented", value.toUpperCase(Locale.ROOT)));
    schema.path("enum").forEach(other -> others.add(other.asText()));
    others.remove(value);
    if (!schema.path("enum").isMissingNode()) {
      for (String other : others) {
        add(
            "swap a value",
            pointer + "/" + name + " to " + other,
            pointer,
            node -> node.put(name, other));
      }
    }
    if (name.equals("job_id")) {
      add("swap a value", "/job_id to that of another job", pointer, node -> node.put(name, "x"));
    }
    if (schema.path("format").asText().equals("uri")) {
      for (String url : List.of("not a url", "/relative.jpg", "ftp://127.0.0.1/a.jpg", "http://")) {
        add("break the URL", "to " + url, pointer, node -> node.put(name, url));
      }
    }
  }

  /** Properties that the schema has and this example has not. */
  private void foreign(String schema) {
    for (NamedExample other : contract.examples()) {
      if (other.status() == example.status()
          && contract.bodySchema(other.status()).orElse("").equals(schema)) {
        for (Map.Entry<String, JsonNode> property : other.body().orElseThrow().properties()) {
          String name = property.getKey();
          boolean isNew =
              !example.body().orElseThrow().has(name)
                  && changes.stream()
                      .noneMatch(change -> change.what().equals("/" + name + " of another"));
          if (isNew) {
            add(
                "add a documented field",
                "/" + name + " of another",
                "",
                node -> node.set(name, property.getValue()));
          }
        }
      }
    }
  }

  private void whole() {
    change("break the JSON", "nothing", text -> "");
    change("break the JSON", "its half", text -> text.substring(0, text.length() / 2));
    change("break the JSON", "text after it", text -> text + "x");
    change("break the JSON", "a second value after it", text -> text + "{}");
    change("break the JSON", "HTML", text -> "<html><body>Error</body></html>");
    change("break the JSON", "a list around it", text -> "[" + text + "]");
    change("break the JSON", "null", text -> "null");
    change("break the JSON", "a text", text -> "\"error\"");
    change("break the JSON", "an empty object", text -> "{}");
  }

  private void change(String operator, String what, UnaryOperator<String> change) {
    changes.add(new Changed(operator, what, change));
  }

  private void add(String operator, String what, String pointer, Edit edit) {
    change(
        operator,
        what,
        text -> {
          try {
            ObjectNode root = (ObjectNode) JSON.readTree(text);
            edit.accept((ObjectNode) root.at(pointer));
            return root.toString();
          } catch (IOException e) {
            throw new UncheckedIOException(e);
          }
        });
  }

  private interface Edit {
    Object apply(ObjectNode node);

    default void accept(ObjectNode node) {
      apply(node);
    }
  }

  private static String doubled(String text, String name) {
    return text.replaceFirst("\"" + name + "\":", "\"" + name + "\":null,\"" + name + "\":");
  }
}
