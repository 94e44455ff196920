package io.github.tryonjobs.contract.mutation;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * What became of the mutants of one source, in Markdown.
 *
 * @param kind what was changed
 * @param judges the columns
 * @param outcomes what became of each mutant
 * @param reasons why those that survive may do so
 */
record MutationReport(
    String kind, List<String> judges, List<Outcome> outcomes, Map<String, String> reasons) {

  /** Returns the table and the list of the survivors. */
  String markdown() {
    StringBuilder text = new StringBuilder("## Mutants of the " + kind + "\n\n");
    text.append(row("change", "mutants", "noticed", judges));
    text.append(row("---", "--:", "--:", judges.stream().map(judge -> "--:").toList()));
    byOperator().forEach((operator, mutants) -> text.append(row(operator, mutants)));
    text.append(row("**all**", outcomes));
    text.append(row("noticed by nobody else", "", "", judges.stream().map(this::alone).toList()));
    text.append("\n").append(summary()).append("\n\n");
    for (Outcome survivor : survivors()) {
      String reason = reasons.getOrDefault(survivor.id(), "NO REASON");
      text.append("- `").append(survivor.id()).append("`: ").append(reason).append("\n");
    }
    return text.toString();
  }

  /** Returns the numbers in one line. */
  String summary() {
    return String.format(
        "Mutants of the %s: %d of %d noticed, %d not",
        kind, outcomes.size() - survivors().size(), outcomes.size(), survivors().size());
  }

  private List<Outcome> survivors() {
    return outcomes.stream().filter(Outcome::survived).toList();
  }

  private Map<String, List<Outcome>> byOperator() {
    return outcomes.stream()
        .collect(Collectors.groupingBy(Outcome::operator, LinkedHashMap::new, Collectors.toList()));
  }

  private String row(String name, List<Outcome> mutants) {
    List<String> counts = new ArrayList<>();
    for (String judge : judges) {
      counts.add(count(mutants, mutant -> mutant.killedBy().contains(judge)));
    }
    return row(
        name, String.valueOf(mutants.size()), count(mutants, mutant -> !mutant.survived()), counts);
  }

  private String alone(String judge) {
    return count(outcomes, mutant -> mutant.killedBy().equals(Set.of(judge)));
  }

  private static String count(List<Outcome> mutants, Predicate<Outcome> which) {
    return String.valueOf(mutants.stream().filter(which).count());
  }

  private static String row(String name, String mutants, String killed, List<String> judges) {
    return "| "
        + name
        + " | "
        + mutants
        + " | "
        + killed
        + " | "
        + String.join(" | ", judges)
        + " |\n";
  }
}
