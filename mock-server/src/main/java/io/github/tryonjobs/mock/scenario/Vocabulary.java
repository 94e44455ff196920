package io.github.tryonjobs.mock.scenario;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The outcomes that scenarios can be made of, by their word: {@code failed} has the details {@code
 * job_expired} and so on, {@code pending} has none, nor have the faults. Immutable.
 */
final class Vocabulary {

  private final Map<String, List<String>> detailsByWord = new LinkedHashMap<>();

  /**
   * Creates one.
   *
   * @param answers the names of the answers, each {@code word} or {@code word:detail}, in an order
   *     in which the first detail of a word is its default
   */
  Vocabulary(Collection<String> answers) {
    for (String answer : answers) {
      String[] parts = answer.split(":", 2);
      List<String> details = detailsByWord.computeIfAbsent(parts[0], word -> new ArrayList<>());
      if (parts.length == 2) {
        details.add(parts[1]);
      }
    }
    for (Fault fault : Fault.values()) {
      detailsByWord.put(fault.word(), List.of());
    }
  }

  static Optional<Fault> fault(String word) {
    return Arrays.stream(Fault.values()).filter(fault -> fault.word().equals(word)).findAny();
  }

  boolean knows(String word) {
    return detailsByWord.containsKey(word);
  }

  Set<String> words() {
    return detailsByWord.keySet();
  }

  List<String> details(String word) {
    return detailsByWord.getOrDefault(word, List.of());
  }
}
