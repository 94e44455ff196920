package io.github.tryonjobs.mock.scenario;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
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

  private final Map<String, Word> byWord = new LinkedHashMap<>();
  private final Map<String, Step> onceByOutcome = new HashMap<>();
  private final List<String> documentedWords;

  Vocabulary(Collection<String> outcomes, Predicate<Undocumented> others) {
    Map<String, List<String>> details = new LinkedHashMap<>();
    for (String outcome : outcomes) {
      String[] parts = outcome.split(":", 2);
      details.computeIfAbsent(parts[0], word -> new ArrayList<>());
      if (parts.length == 2) {
        details.get(parts[0]).add(parts[1]);
      }
      put(outcome, Outcome.of(outcome));
      onceByOutcome.putIfAbsent(parts[0], once(outcome));
    }
    details.forEach((word, its) -> put(new Word(word, List.copyOf(its), "documented", "")));
    documentedWords = List.copyOf(byWord.keySet());
    for (Undocumented kind : Undocumented.values()) {
      if (others.test(kind)) {
        put(new Word(kind.word(), kind.details(), "undocumented", kind.meaning()));
        kind.details().forEach(it -> put(kind.word() + ":" + it, new Outcome.Foreign(kind, it)));
        String first = kind.details().isEmpty() ? "" : kind.details().get(0);
        put(kind.word(), new Outcome.Foreign(kind, first));
      }
    }
    for (Fault fault : Fault.values()) {
      put(new Word(fault.word(), List.of(), "fault", fault.meaning()));
      put(fault.word(), new Outcome.Broken(fault));
    }
  }

  private void put(Word word) {
    byWord.put(word.word(), word);
  }

  private void put(String text, Outcome outcome) {
    onceByOutcome.put(text, new Step.Polls(outcome, 1));
  }

  boolean knows(String word) {
    return byWord.containsKey(word);
  }

  Set<String> words() {
    return byWord.keySet();
  }

  List<String> documentedWords() {
    return documentedWords;
  }

  List<Word> all() {
    return List.copyOf(byWord.values());
  }

  List<String> details(String word) {
    Word known = byWord.get(word);
    return known == null ? List.of() : known.details();
  }

  /** Returns the step that answers one poll with a word, or with a word, a colon and a detail. */
  Step once(String outcome) {
    return Objects.requireNonNull(onceByOutcome.get(outcome), outcome);
  }
}
