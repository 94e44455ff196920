package io.github.tryonjobs.mock.scenario;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;

/**
 * The outcomes that scenarios can be made of, by their word: {@code failed} has the details {@code
 * job_expired} and so on, {@code pending} has none, nor have the faults. The steps of all plans
 * share them. Immutable.
 */
final class Vocabulary {

  private final Map<String, List<String>> detailsByWord = new LinkedHashMap<>();
  private final List<String> documentedWords;
  private final Map<String, Step> onceByOutcome = new LinkedHashMap<>();

  /**
   * Constructor.
   *
   * @param outcomes the names of the outcomes, each {@code word} or {@code word:detail}, in an
   *     order in which the first detail of a word is its default
   * @param others which of the undocumented outcomes there are
   */
  Vocabulary(Collection<String> outcomes, Predicate<Undocumented> others) {
    for (String outcome : outcomes) {
      String[] parts = outcome.split(":", 2);
      List<String> details = detailsByWord.computeIfAbsent(parts[0], word -> new ArrayList<>());
      if (parts.length == 2) {
        details.add(parts[1]);
      }
      Step once = new Step.Polls(Outcome.of(outcome), 1);
      onceByOutcome.put(outcome, once);
      onceByOutcome.putIfAbsent(parts[0], once);
    }
    documentedWords = List.copyOf(detailsByWord.keySet());
    for (Undocumented kind : Undocumented.values()) {
      if (!others.test(kind)) {
        continue;
      }
      detailsByWord.put(kind.word(), kind.details());
      kind.details().forEach(detail -> put(new Outcome.Foreign(kind, detail)));
      onceByOutcome.put(
          kind.word(),
          new Step.Polls(
              new Outcome.Foreign(kind, kind.details().isEmpty() ? "" : kind.details().get(0)), 1));
    }
    for (Fault fault : Fault.values()) {
      detailsByWord.put(fault.word(), List.of());
      put(new Outcome.Broken(fault));
    }
  }

  private void put(Outcome outcome) {
    onceByOutcome.put(outcome.text(), new Step.Polls(outcome, 1));
  }

  boolean knows(String word) {
    return detailsByWord.containsKey(word);
  }

  Set<String> words() {
    return detailsByWord.keySet();
  }

  List<String> documentedWords() {
    return documentedWords;
  }

  /** Returns the words, the documented ones first. */
  List<Word> all() {
    List<Word> words = new ArrayList<>();
    detailsByWord.forEach((word, details) -> words.add(word(word, List.copyOf(details))));
    return List.copyOf(words);
  }

  private static Word word(String word, List<String> details) {
    for (Undocumented kind : Undocumented.values()) {
      if (kind.word().equals(word)) {
        return new Word(word, details, "undocumented", kind.meaning());
      }
    }
    for (Fault fault : Fault.values()) {
      if (fault.word().equals(word)) {
        return new Word(word, details, "fault", fault.meaning());
      }
    }
    return new Word(word, details, "documented", "");
  }

  List<String> details(String word) {
    return detailsByWord.getOrDefault(word, List.of());
  }

  /** Returns the step that answers one poll with a word, or with a word, a colon and a detail. */
  Step once(String outcome) {
    return Objects.requireNonNull(onceByOutcome.get(outcome), outcome);
  }
}
