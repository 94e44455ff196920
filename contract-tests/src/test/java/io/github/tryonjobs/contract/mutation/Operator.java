package io.github.tryonjobs.contract.mutation;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A kind of change, and all the places where it can be made.
 *
 * @param name what is done to what
 * @param pattern the steps that lead to such a place; {@code *} for any one, {@code **} at the end
 *     for any number
 * @param label tells a place from others, as a format of the steps that {@code *} stood for and, as
 *     the last argument, what stands there
 */
record Operator(String name, String pattern, String label, Change change) {

  /** Returns the mutants of a contract; a change that changes nothing makes none. */
  Stream<ContractMutant> mutants(JsonNode contract) {
    return Place.all(contract)
        .filter(this::isAt)
        .map(place -> mutant(contract, place))
        .filter(mutant -> !mutant.document().equals(contract));
  }

  private ContractMutant mutant(JsonNode contract, Place place) {
    return new ContractMutant(
        (name + " " + String.format(label, arguments(place))).strip(),
        name,
        change.apply(contract.deepCopy(), place));
  }

  private Object[] arguments(Place place) {
    List<String> parts = parts();
    Stream<String> matched =
        IntStream.range(0, place.steps().size())
            .filter(i -> i >= parts.size() || parts.get(i).startsWith("*"))
            .mapToObj(i -> place.steps().get(i));
    return Stream.concat(matched, Stream.of(content(place.node()))).toArray();
  }

  private static String content(JsonNode node) {
    for (String name : List.of("name", "url")) {
      if (node.path(name).isTextual()) {
        return node.path(name).asText();
      }
    }
    return node.isValueNode() ? node.asText() : "";
  }

  private boolean isAt(Place place) {
    List<String> parts = parts();
    List<String> steps = place.steps();
    boolean open = !parts.isEmpty() && parts.get(parts.size() - 1).equals("**");
    int fixed = open ? parts.size() - 1 : parts.size();
    return (open ? steps.size() > fixed : steps.size() == fixed)
        && IntStream.range(0, fixed)
            .allMatch(i -> parts.get(i).equals("*") || parts.get(i).equals(steps.get(i)));
  }

  private List<String> parts() {
    return pattern.isEmpty() ? List.of() : List.of(pattern.split("/"));
  }
}
