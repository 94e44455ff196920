package io.github.tryonjobs.contract.mutation;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/** The mutants that mean the same as the original, each with the reason. */
final class EquivalentMutants {

  private static final String RESOURCE = "/equivalent-mutants.json";

  private final Map<String, Map<String, String>> reasons;

  EquivalentMutants(Map<String, Map<String, String>> reasons) {
    this.reasons = reasons;
  }

  static EquivalentMutants load() {
    try (InputStream stream = EquivalentMutants.class.getResourceAsStream(RESOURCE)) {
      return new EquivalentMutants(new ObjectMapper().readValue(stream, new TypeReference<>() {}));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Returns the recorded mutants of a kind with their reasons. */
  Map<String, String> of(String kind) {
    return reasons.getOrDefault(kind, Map.of());
  }

  /**
   * Returns what does not fit together: survivors without a reason, and reasons without survivor.
   */
  List<String> problems(String kind, Collection<Outcome> outcomes) {
    List<String> problems = new ArrayList<>();
    List<String> survivors = outcomes.stream().filter(Outcome::survived).map(Outcome::id).toList();
    List<String> ids = outcomes.stream().map(Outcome::id).toList();
    survivors.stream()
        .filter(id -> !of(kind).containsKey(id))
        .map(id -> "nobody notices: " + id)
        .forEach(problems::add);
    of(kind).keySet().stream()
        .filter(id -> !survivors.contains(id))
        .map(
            id ->
                RESOURCE.substring(1)
                    + (ids.contains(id) ? ": is noticed: " : ": there is no such mutant: ")
                    + id)
        .forEach(problems::add);
    return problems;
  }
}
