package io.github.tryonjobs.contract.compare;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.tryonjobs.contract.Texts;
import io.github.tryonjobs.contract.compare.Schema.Openness;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Consumer;

/** Compares two schemas of the same thing, and what they consist of. */
final class SchemaComparison {

  /** Deeper than any answer of the endpoint; a schema that refers to itself has no end. */
  private static final int DEEPEST = 20;

  static final String NOT_SAID = "not said";
  static final String NULL_AT_TIMES = "null at times";

  private final SchemaReader ourReader;
  private final SchemaReader othersReader;
  private final Consumer<Difference> found;

  SchemaComparison(SchemaReader ourReader, SchemaReader othersReader, Consumer<Difference> found) {
    this.ourReader = ourReader;
    this.othersReader = othersReader;
    this.found = found;
  }

  /** Compares the schemas of what is at a place. */
  void compare(JsonNode ours, JsonNode others, Place place) {
    compare(ours, others, place, 0);
  }

  private void compare(JsonNode ourNode, JsonNode othersNode, Place place, int depth) {
    if (depth > DEEPEST) {
      return;
    }
    Schema ours = ourReader.read(ourNode);
    Schema others = othersReader.read(othersNode);
    if (!ours.types().equals(others.types())) {
      // Whatever else differs follows from it, or does not matter beside it.
      different(Topic.TYPE, place, "the type", ours.typeInWords(), others.typeInWords());
      return;
    }
    if (ours.nullable() != others.nullable()) {
      found.accept(
          Difference.different(
              Topic.NULL, place, subject(place), nullInWords(ours), nullInWords(others)));
    }
    values(ours, others, place);
    if (!ours.format().equals(others.format())) {
      different(Topic.FORMAT, place, "the format", shown(ours.format()), shown(others.format()));
    }
    constraints(ours, others, place);
    openness(ours, others, place);
    properties(ours, others, place, depth);
    if (ours.items().isPresent() && others.items().isPresent()) {
      compare(ours.items().get(), others.items().get(), place.items(), depth + 1);
    }
  }

  private static String nullInWords(Schema schema) {
    return schema.nullable() ? NULL_AT_TIMES : "never null";
  }

  private void values(Schema ours, Schema others, Place place) {
    if (ours.values().isEmpty() != others.values().isEmpty()) {
      different(Topic.VALUES, place, "the value", values(ours), values(others));
      return;
    }
    List<String> gone = Comparison.onlyIn(ours.values(), others.values());
    List<String> added = Comparison.onlyIn(others.values(), ours.values());
    if (!gone.isEmpty() && !added.isEmpty()) {
      different(Topic.VALUES, place, "a value", either(gone), either(added));
    } else if (!gone.isEmpty()) {
      found.accept(Difference.onlyOurs(Topic.VALUES, place, subject(values(gone), place)));
    } else if (!added.isEmpty()) {
      found.accept(Difference.onlyOthers(Topic.VALUES, place, subject(values(added), place)));
    }
  }

  private static String values(List<String> values) {
    return (values.size() == 1 ? "value " : "each of the values ") + Texts.names(values);
  }

  private static String either(List<String> values) {
    return (values.size() == 1 ? "" : "one of ") + Texts.names(values);
  }

  private static String values(Schema schema) {
    return schema.values().isEmpty()
        ? "not limited to a list"
        : "one of " + Texts.names(schema.values());
  }

  private void constraints(Schema ours, Schema others, Place place) {
    TreeSet<String> keywords = new TreeSet<>(ours.constraints().keySet());
    keywords.addAll(others.constraints().keySet());
    for (String keyword : keywords) {
      String our = ours.constraints().getOrDefault(keyword, "");
      String other = others.constraints().getOrDefault(keyword, "");
      if (!our.equals(other)) {
        Difference difference =
            Difference.different(
                Topic.CONSTRAINT, place, subject(keyword, place), shown(our), shown(other));
        found.accept(other.isEmpty() ? difference.unnoticed() : difference);
      }
    }
  }

  private void openness(Schema ours, Schema others, Place place) {
    if ((ours.openness() == Openness.CLOSED) != (others.openness() == Openness.CLOSED)) {
      Difference difference =
          Difference.different(
              Topic.OPENNESS,
              place,
              subject(place),
              words(ours.openness()),
              words(others.openness()));
      // What is not said is the default of OpenAPI, and no announcement that there is more.
      found.accept(others.openness() == Openness.UNSAID ? difference.unnoticed() : difference);
    }
  }

  private static String words(Openness openness) {
    return switch (openness) {
      case UNSAID -> "not closed";
      case OPEN -> "open for other properties";
      case CLOSED -> "closed";
    };
  }

  private void properties(Schema ours, Schema others, Place place, int depth) {
    for (Map.Entry<String, JsonNode> entry : ours.properties().entrySet()) {
      String name = entry.getKey();
      Place inside = place.property(name);
      JsonNode other = others.properties().get(name);
      if (other == null) {
        String subject = property(inside, ourReader.read(entry.getValue()), isNeeded(ours, entry));
        found.accept(Difference.onlyOurs(Topic.PROPERTY, inside, subject));
      } else {
        need(ours, others, name, inside);
        compare(entry.getValue(), other, inside, depth + 1);
      }
    }
    for (Map.Entry<String, JsonNode> entry : others.properties().entrySet()) {
      if (!ours.properties().containsKey(entry.getKey())) {
        Place inside = place.property(entry.getKey());
        String subject =
            property(inside, othersReader.read(entry.getValue()), isNeeded(others, entry));
        found.accept(Difference.onlyOthers(Topic.PROPERTY, inside, subject));
      }
    }
  }

  private static boolean isNeeded(Schema schema, Map.Entry<String, JsonNode> property) {
    return schema.required().contains(property.getKey());
  }

  private static String property(Place place, Schema schema, boolean isNeeded) {
    return "property "
        + Texts.name(place.property())
        + " ("
        + Texts.oneLine(schema.typeInWords())
        + ", "
        + Comparison.need(isNeeded)
        + ")";
  }

  private void need(Schema ours, Schema others, String name, Place place) {
    boolean our = ours.required().contains(name);
    boolean other = others.required().contains(name);
    if (our != other) {
      found.accept(
          Difference.different(
              Topic.NEED,
              place,
              "property " + Texts.name(place.property()),
              Comparison.need(our),
              Comparison.need(other)));
    }
  }

  private void different(Topic topic, Place place, String what, String ours, String others) {
    found.accept(
        Difference.different(
            topic, place, subject(what, place), Texts.oneLine(ours), Texts.oneLine(others)));
  }

  private static String subject(String what, Place place) {
    return what + " of " + subject(place);
  }

  private static String subject(Place place) {
    return switch (place.area()) {
      case REQUEST -> "the parameter";
      case HEADER -> "the header";
      case CALL, BODY ->
          place.property().isEmpty() ? "the body" : "property " + Texts.name(place.property());
    };
  }

  private static String shown(String text) {
    return text.isEmpty() ? NOT_SAID : Texts.name(text);
  }
}
