package io.github.tryonjobs.contract;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * How a behaviour is known, as the contract says beside it: {@code x-basis} of a named example, or
 * an entry of {@code x-rules}, which have what a schema cannot say.
 *
 * @param target the place in the contract, as JSONPath
 * @param checks the ids of the verifier's checks: several if responses are shared
 * @param rule what the rule says; for an example, its summary
 * @param basis {@code live}, {@code documented}, {@code seen} or {@code assumed}
 * @param date the day on which it was seen live, if it was
 * @param note what else there is to say; may be empty
 */
public record Basis(
    String target,
    List<String> checks,
    String rule,
    String basis,
    Optional<String> date,
    String note) {

  /** Returns all that the contract says of how it is known, in its order. */
  public static List<Basis> all(Contract contract) {
    List<Basis> all = new ArrayList<>();
    walk("$", contract.document(), all);
    for (NamedExample example : contract.examples()) {
      String place = example.operation().placeOf(example);
      List<String> checks =
          contract.examples().stream()
              .filter(it -> it.operation().placeOf(it).equals(place))
              .map(NamedExample::check)
              .toList();
      if (checks.get(0).equals(example.check())) {
        JsonNode node = example.operation().nodeOf(example).path("x-basis");
        all.add(of(place + "['x-basis']", checks, example.summary(), node));
      }
    }
    return List.copyOf(all);
  }

  private static void walk(String path, JsonNode node, List<Basis> all) {
    for (Map.Entry<String, JsonNode> property : node.properties()) {
      String name = property.getKey();
      String place =
          path + (name.matches("[A-Za-z_][A-Za-z0-9_]*") ? "." + name : "['" + name + "']");
      if (name.equals("x-rules")) {
        for (JsonNode rule : property.getValue()) {
          String text = rule.path("rule").asText();
          List<String> checks =
              Stream.of(rule.path("check").asText()).filter(id -> !id.isEmpty()).toList();
          all.add(
              of(place + "[?@.rule == '" + text.replace("'", "\\'") + "']", checks, text, rule));
        }
      } else {
        walk(place, property.getValue(), all);
      }
    }
  }

  private static Basis of(String target, List<String> checks, String rule, JsonNode node) {
    return new Basis(
        target,
        checks,
        rule,
        node.path("basis").asText(),
        Optional.of(node.path("date").asText()).filter(date -> !date.isEmpty()),
        node.path("note").asText());
  }
}
