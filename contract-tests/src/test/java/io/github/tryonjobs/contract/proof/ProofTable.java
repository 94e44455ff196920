package io.github.tryonjobs.contract.proof;

import static java.util.stream.Collectors.joining;

import io.github.tryonjobs.contract.proof.Proof.Behaviour;
import io.github.tryonjobs.contract.proof.Proof.Rule;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/** A proof as a table for people: a row for each basis and date, the latest first. */
final class ProofTable {

  private final Proof proof;

  private ProofTable(Proof proof) {
    this.proof = proof;
  }

  static String of(Proof proof) {
    return new ProofTable(proof).text();
  }

  private String text() {
    String dated =
        proof.behaviours().stream()
            .flatMap(behaviour -> behaviour.date().stream())
            .distinct()
            .sorted(Comparator.reverseOrder())
            .map(
                date ->
                    row("seen live " + date, ids(it -> it.date().equals(Optional.of(date))), ""))
            .collect(joining());
    return "| basis | checks of the verifier | what has no check of its own |\n|---|---|---|\n"
        + (dated.isEmpty() ? row("seen live", "nothing yet", "") : dated)
        + undated("documented by the vendor", Basis.DOCUMENTED)
        + undated("assumed by us", Basis.ASSUMED);
  }

  private String undated(String label, Basis basis) {
    return row(
        label,
        ids(behaviour -> behaviour.basis() == basis),
        proof.rules().stream()
            .filter(rule -> rule.basis() == basis)
            .map(Rule::rule)
            .collect(joining("; ")));
  }

  private static String row(String label, String ids, String rules) {
    return "| " + label + " | " + orDash(ids) + " | " + orDash(rules) + " |\n";
  }

  private static String orDash(String text) {
    return text.isEmpty() ? "–" : text;
  }

  /** Returns the ids of some behaviours; several are one if they are all there are of a kind. */
  private String ids(Predicate<Behaviour> wanted) {
    Set<String> ids = new LinkedHashSet<>();
    for (Behaviour behaviour : proof.behaviours()) {
      if (wanted.test(behaviour)) {
        List<Behaviour> kin = kin(behaviour);
        boolean isAll = kin.size() > 1 && kin.stream().allMatch(wanted);
        ids.add("`" + (isAll ? kind(behaviour) + "/*" : behaviour.id()) + "`");
      }
    }
    return String.join(", ", ids);
  }

  private List<Behaviour> kin(Behaviour behaviour) {
    return proof.behaviours().stream()
        .filter(other -> kind(other).equals(kind(behaviour)))
        .toList();
  }

  private static String kind(Behaviour behaviour) {
    return behaviour.id().substring(0, behaviour.id().indexOf('/'));
  }
}
