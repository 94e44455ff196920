package io.github.tryonjobs.contract.spec;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.tryonjobs.contract.Contract;
import io.github.tryonjobs.contract.Texts;
import io.github.tryonjobs.contract.baseline.Baseline;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Rules that a table has: what stands at which places of a contract. The steps of a place follow
 * references; {@code *} stands for any characters of a name that is there. What stands there is a
 * text as YAML has it, the names of an object, the texts of a list, how many objects a list has,
 * {@code nothing} in it, {@code missing}, {@code not blank}, or {@code ~} and a pattern.
 */
final class PlaceRules {

  private PlaceRules() {}

  /** Returns the rules of a table, each with all its lines, in their order. */
  static List<Rule> of(String table) {
    Map<String, List<String[]>> rules = new LinkedHashMap<>();
    Texts.resource(table)
        .lines()
        .filter(line -> !line.startsWith("#"))
        .map(line -> line.split(" \\| ", 3))
        .forEach(row -> rules.computeIfAbsent(row[0], it -> new ArrayList<>()).add(row));
    return rules.entrySet().stream()
        .map(rule -> new Rule(rule.getKey(), (it, to) -> judge(it, rule.getValue(), to)))
        .toList();
  }

  private static void judge(Contract contract, List<String[]> rows, Problems problems) {
    for (String[] row : rows) {
      Stream<JsonNode> nodes = Stream.of(contract.document());
      for (String step : row[1].split("/", -1)) {
        nodes = nodes.map(contract::resolved).flatMap(node -> children(node, step));
      }
      nodes.map(PlaceRules::said).forEach(said -> judge(row[1], row[2], said, problems));
    }
  }

  private static void judge(String place, String expected, String said, Problems problems) {
    boolean isRight =
        expected.startsWith("~ ")
            ? said.matches(expected.substring(2))
            : expected.equals("not blank")
                ? !said.isBlank() && !said.equals("missing")
                : said.equals(expected);
    if (!isRight) {
      problems.same(place, expected, said);
    }
  }

  private static Stream<JsonNode> children(JsonNode node, String step) {
    if (!step.contains("*")) {
      return Stream.of(
          node.isArray() && step.matches("\\d+")
              ? node.path(Integer.parseInt(step))
              : node.path(step));
    }
    return node.isArray()
        ? IntStream.range(0, node.size()).mapToObj(node::get)
        : node.properties().stream()
            .filter(it -> Baseline.matches(step, it.getKey()))
            .map(Map.Entry::getValue);
  }

  private static String said(JsonNode node) {
    if (node.isObject()) {
      return node.isEmpty() ? "nothing" : String.join(", ", Nodes.names(node));
    }
    if (!node.isArray()) {
      String text = Nodes.text(node);
      boolean looksOtherwise = text.matches("true|false|null|[0-9.]+");
      return node.isTextual() && looksOtherwise ? "'" + text + "'" : text;
    }
    return node.isEmpty()
        ? "nothing"
        : node.get(0).isContainerNode()
            ? String.valueOf(node.size())
            : node.valueStream().map(PlaceRules::said).collect(Collectors.joining(", "));
  }
}
