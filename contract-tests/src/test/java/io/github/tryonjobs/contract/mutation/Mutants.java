package io.github.tryonjobs.contract.mutation;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * What became of the mutants of one kind.
 *
 * @param copies the judges that are a copy of the original, and notice each difference from it
 * @param noticed who noticed each mutant
 */
record Mutants(String kind, Set<String> copies, Map<Mutant, Set<String>> noticed) {

  private static final String REASONS = "/equivalent-mutants.json";

  /**
   * Asks the judges about every mutant, on all cores.
   *
   * @param judges returns the names of those that notice a mutant
   */
  static Mutants judged(
      String kind, Set<String> copies, List<Mutant> mutants, Function<Mutant, Set<String>> judges) {
    List<Set<String>> noticed = mutants.parallelStream().map(judges).toList();
    Map<Mutant, Set<String>> all = new LinkedHashMap<>();
    for (int i = 0; i < mutants.size(); i++) {
      all.put(mutants.get(i), noticed.get(i));
    }
    return new Mutants(kind, copies, all);
  }

  private long count(Predicate<Set<String>> which) {
    return noticed.values().stream().filter(which).count();
  }

  private boolean isNoticedWithoutCopy(Set<String> judges) {
    return !copies.containsAll(judges);
  }

  /** Returns what does not fit: survivors without a reason, and reasons without a survivor. */
  List<String> problems() {
    Map<String, String> reasons = reasons(kind);
    List<String> problems = new ArrayList<>();
    Set<String> survivors = new LinkedHashSet<>(survivors());
    survivors.stream()
        .filter(id -> !reasons.containsKey(id))
        .forEach(id -> problems.add("nobody notices: " + id));
    reasons.keySet().stream()
        .filter(id -> !survivors.contains(id))
        .forEach(id -> problems.add("a reason without a survivor: " + id));
    return problems;
  }

  private List<String> survivors() {
    return noticed.entrySet().stream()
        .filter(it -> it.getValue().isEmpty())
        .map(it -> it.getKey().id())
        .toList();
  }

  /** Returns why mutants of a kind may survive, by their ids. */
  static Map<String, String> reasons(String kind) {
    try (InputStream stream = Mutants.class.getResourceAsStream(REASONS)) {
      return new ObjectMapper()
          .readValue(stream, new TypeReference<Map<String, Map<String, String>>>() {})
          .getOrDefault(kind, Map.of());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Returns the numbers in one line. */
  String summary() {
    return "Mutants of the %s: %d; noticed without a copy of the original: %d; only by a copy: %d; not noticed: %d"
        .formatted(
            kind,
            noticed.size(),
            count(this::isNoticedWithoutCopy),
            count(it -> !it.isEmpty() && copies.containsAll(it)),
            count(Set::isEmpty));
  }

  /** Returns the table and the list of the survivors, in Markdown. */
  String markdown() {
    Set<String> judges =
        noticed.values().stream()
            .flatMap(Set::stream)
            .collect(Collectors.toCollection(TreeSet::new));
    StringBuilder text = new StringBuilder("## " + summary() + "\n\n| change | mutants |");
    text.append(" not by a copy | only by a copy | ").append(String.join(" | ", judges));
    text.append(" |\n|---|--:|--:|--:|").append("--:|".repeat(judges.size())).append("\n");
    Map<String, List<Set<String>>> rows = new LinkedHashMap<>();
    noticed.forEach(
        (mutant, by) -> rows.computeIfAbsent(mutant.operator(), it -> new ArrayList<>()).add(by));
    rows.put("**all**", List.copyOf(noticed.values()));
    rows.forEach(
        (name, all) -> {
          long real = all.stream().filter(this::isNoticedWithoutCopy).count();
          long copied = all.stream().filter(it -> !it.isEmpty()).count() - real;
          text.append("| %s | %d | %d | %d |".formatted(name, all.size(), real, copied));
          for (String judge : judges) {
            text.append(" ").append(all.stream().filter(it -> it.contains(judge)).count());
            text.append(" |");
          }
          text.append("\n");
        });
    survivors()
        .forEach(id -> text.append("\n- `").append(id).append("`: ").append(reasons(kind).get(id)));
    return text.append("\n\n").toString();
  }
}
