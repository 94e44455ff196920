package io.github.tryonjobs.contract.spec;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/** What is wrong with a contract, each with its place, and the words in which that is said. */
final class Problems {

  private final List<String> all = new ArrayList<>();

  void add(String problem) {
    all.add(problem);
  }

  List<String> all() {
    return all;
  }

  void same(String place, Object expected, Object actual) {
    if (!expected.equals(actual)) {
      all.add(place + ": expected " + expected + ", but it is " + actual);
    }
  }

  void same(String place, Object expected, JsonNode actual) {
    same(place, expected, Nodes.text(actual));
  }

  void same(String place, List<?> expected, List<?> actual) {
    if (!expected.equals(actual)) {
      all.add(place + ": " + difference(expected, actual));
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
}
