package io.github.tryonjobs.contract.mutation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.tryonjobs.contract.Texts;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A document with one mistake in it: the contract, or a response as {@code {status, headers,
 * body}}.
 *
 * @param operator the kind of mistake
 * @param id the kind and the place, in words that no other mutant of the document has
 */
record Mutant(String operator, String id, JsonNode document) {

  private static final ObjectMapper JSON = new ObjectMapper();

  /**
   * Makes the mutants that a table of operators knows, no two of which are the same.
   *
   * @param table a resource with lines {@code kind | places | change}; {@code *} is any step, and
   *     {@code (a|b)} stands for two lines
   */
  static List<Mutant> of(JsonNode document, String table) {
    Set<JsonNode> seen = new HashSet<>(Set.of(document));
    return Texts.resource(table)
        .lines()
        .filter(line -> !line.startsWith("#"))
        .flatMap(Mutant::alternatives)
        .flatMap(line -> mutants(document, line.split(" \\| ", 3)))
        .filter(mutant -> seen.add(mutant.document()))
        .toList();
  }

  /** Returns a line for each of the two places of {@code (a|b)}. */
  private static Stream<String> alternatives(String line) {
    int start = line.indexOf('(');
    int middle = line.indexOf('|', start);
    int end = line.indexOf(')', middle);
    if (start < 0 || middle < 0 || end < 0 || line.charAt(middle + 1) == ' ') {
      return Stream.of(line);
    }
    return Stream.of(line.substring(start + 1, middle), line.substring(middle + 1, end))
        .map(place -> line.substring(0, start) + place + line.substring(end + 1));
  }

  private static Stream<Mutant> mutants(JsonNode document, String[] operator) {
    List<String> pattern = operator[1].isEmpty() ? List.of() : List.of(operator[1].split("/"));
    return places(List.of(), document)
        .filter(place -> fits(pattern, place))
        .map(
            place -> {
              String id = operator[0] + " " + String.join("/", place) + ": " + operator[2];
              return new Mutant(operator[0], id, Change.of(operator[2]).apply(document, place));
            });
  }

  private static Stream<List<String>> places(List<String> place, JsonNode node) {
    Stream<String> names =
        node.isArray()
            ? IntStream.range(0, node.size()).mapToObj(String::valueOf)
            : node.properties().stream().map(Map.Entry::getKey);
    return Stream.concat(
        Stream.of(place),
        names.flatMap(
            name ->
                places(
                    Stream.concat(place.stream(), Stream.of(name)).toList(),
                    node.isArray() ? node.get(Integer.parseInt(name)) : node.get(name))));
  }

  private static boolean fits(List<String> pattern, List<String> place) {
    return place.size() == pattern.size()
        && IntStream.range(0, place.size())
            .allMatch(i -> pattern.get(i).equals("*") || pattern.get(i).equals(place.get(i)));
  }

  /** Reads JSON that is written with single quotes. */
  static JsonNode json(String json) {
    try {
      return JSON.readTree(json.replace('\'', '"'));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
