package io.github.tryonjobs.contract.compare;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BinaryOperator;

/**
 * What a schema says about one level of a value, its references followed and its parts put
 * together.
 *
 * @param types the types other than null; empty if any is allowed
 * @param nullable whether it may be null
 * @param properties the properties, each with a schema that is not yet read
 * @param required the names of the required properties
 * @param values the allowed values; empty if the schema lists none
 * @param format the format; empty if there is none
 * @param openness whether properties that are not listed may appear
 * @param items the schema of the elements, not yet read
 * @param constraints further keywords and what they say
 */
record Schema(
    Set<String> types,
    boolean nullable,
    Map<String, JsonNode> properties,
    Set<String> required,
    Set<String> values,
    String format,
    Openness openness,
    Optional<JsonNode> items,
    Map<String, String> constraints) {

  /** Whether properties that are not listed may appear. */
  enum Openness {
    UNSAID,
    OPEN,
    CLOSED
  }

  static final Schema ANYTHING =
      new Schema(
          Set.of(),
          false,
          Map.of(),
          Set.of(),
          Set.of(),
          "",
          Openness.UNSAID,
          Optional.empty(),
          Map.of());

  /** Returns what a value must be like that keeps to this schema and to another one. */
  Schema and(Schema other) {
    return new Schema(
        narrowed(types, other.types),
        nullable || other.nullable,
        merged(properties, other.properties, (one, two) -> combined("allOf", one, two)),
        union(required, other.required),
        narrowed(values, other.values),
        format.isEmpty() ? other.format : format,
        strictest(other),
        items.isPresent() ? items : other.items,
        merged(constraints, other.constraints, (one, two) -> one));
  }

  /** Returns, roughly, what a value may be like that keeps to this schema or to another one. */
  Schema or(Schema other) {
    return new Schema(
        widened(types, other.types),
        nullable || other.nullable,
        merged(properties, other.properties, (one, two) -> combined("anyOf", one, two)),
        common(required, other.required),
        widened(values, other.values),
        format.equals(other.format) ? format : "",
        openness == other.openness ? openness : Openness.OPEN,
        items.isPresent() ? items : other.items,
        constraints.equals(other.constraints) ? constraints : Map.of());
  }

  /** Returns the types other than null, in words. */
  String typeInWords() {
    return types.isEmpty() ? "anything" : String.join(" or ", types);
  }

  private Openness strictest(Schema other) {
    return openness.compareTo(other.openness) > 0 ? openness : other.openness;
  }

  private static Set<String> narrowed(Set<String> one, Set<String> two) {
    if (one.isEmpty() || two.isEmpty()) {
      return one.isEmpty() ? two : one;
    }
    Set<String> common = common(one, two);
    return common.isEmpty() ? one : common;
  }

  private static Set<String> widened(Set<String> one, Set<String> two) {
    return one.isEmpty() || two.isEmpty() ? Set.of() : union(one, two);
  }

  private static Set<String> union(Set<String> one, Set<String> two) {
    Set<String> union = new TreeSet<>(one);
    union.addAll(two);
    return union;
  }

  private static Set<String> common(Set<String> one, Set<String> two) {
    Set<String> common = new TreeSet<>(one);
    common.retainAll(two);
    return common;
  }

  private static <V> Map<String, V> merged(
      Map<String, V> one, Map<String, V> two, BinaryOperator<V> both) {
    Map<String, V> merged = new LinkedHashMap<>(one);
    two.forEach((name, value) -> merged.merge(name, value, both));
    return merged;
  }

  private static JsonNode combined(String keyword, JsonNode one, JsonNode two) {
    ObjectNode schema = JsonNodeFactory.instance.objectNode();
    schema.putArray(keyword).add(one).add(two);
    return schema;
  }
}
