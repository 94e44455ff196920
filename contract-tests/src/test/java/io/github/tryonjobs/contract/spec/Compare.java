package io.github.tryonjobs.contract.spec;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** What rules compare, and the words in which they say that it differs. */
final class Compare {

  private Compare() {}

  static void same(Consumer<String> problems, String place, Object expected, Object actual) {
    if (!expected.equals(actual)) {
      problems.accept(place + ": expected " + expected + ", but it is " + actual);
    }
  }

  static void same(Consumer<String> problems, String place, List<?> expected, List<?> actual) {
    if (!expected.equals(actual)) {
      problems.accept(place + ": " + difference(expected, actual));
    }
  }

  private static String difference(List<?> expected, List<?> actual) {
    List<Object> missing = new ArrayList<>(expected);
    actual.forEach(missing::remove);
    List<Object> tooMany = new ArrayList<>(actual);
    expected.forEach(tooMany::remove);
    return missing.isEmpty() && tooMany.isEmpty()
        ? "expected in the order " + expected + ", but it is " + actual
        : (missing.isEmpty() ? "" : "missing " + missing + ", ")
            + (tooMany.isEmpty() ? "" : "not expected " + tooMany + ", ")
            + "it is "
            + actual;
  }

  /** Returns the text or number that a node holds, or what it is instead. */
  static String text(JsonNode node) {
    return node.isMissingNode() ? "missing" : node.isTextual() ? node.asText() : node.toString();
  }

  static List<String> names(JsonNode object) {
    return object.properties().stream().map(Map.Entry::getKey).toList();
  }

  /** Returns texts whose order means nothing. */
  static List<String> unordered(Collection<String> texts) {
    return texts.stream().distinct().sorted().toList();
  }

  static List<String> joined(List<String> first, List<String> second) {
    return Stream.concat(first.stream(), second.stream()).toList();
  }

  static List<String> texts(JsonNode array) {
    return StreamSupport.stream(array.spliterator(), false).map(Compare::text).toList();
  }
}
