package io.github.tryonjobs.contract.compare;

import io.github.tryonjobs.contract.compare.Fact.Topic;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One difference between our contract and another document.
 *
 * @param fact what is in ours, or in the other document if ours does not have it
 * @param ours what ours says; null if it says nothing
 * @param others what the other document says; null if it says nothing
 */
record Difference(Fact fact, @Nullable String ours, @Nullable String others) {

  private static final String UNSAID = "not said";

  static List<Difference> between(Map<String, Fact> ours, Map<String, Fact> others) {
    Set<String> keys = new LinkedHashSet<>(ours.keySet());
    keys.addAll(others.keySet());
    List<Difference> differences = new ArrayList<>();
    List<String> covered = new ArrayList<>();
    for (String key : keys) {
      Fact our = ours.get(key);
      Fact other = others.get(key);
      Fact fact = our == null ? Objects.requireNonNull(other) : our;
      String unsaid = fact.isPresence() ? null : UNSAID;
      String ourValue = our == null ? unsaid : our.value();
      String otherValue = other == null ? unsaid : other.value();
      boolean isCovered = covered.stream().anyMatch(fact.place()::isAtOrBelow);
      if (!isCovered && !Objects.equals(ourValue, otherValue)) {
        differences.add(new Difference(fact, ourValue, otherValue));
        if (fact.isPresence() || fact.topic() == Topic.TYPE) {
          covered.add(fact.place().pointer()); // Whatever else differs there follows from it.
        }
      }
    }
    return differences;
  }

  /** Returns which of the documents has it: ours, others, or both with different words. */
  String has() {
    return others == null ? "ours" : ours == null ? "others" : "both";
  }

  boolean isNoticed() {
    return switch (fact.topic()) {
      case OPERATION -> false; // The kit is about one kind of job; others have many.
      case LIMIT -> !UNSAID.equals(others);
      case OPENNESS -> !"not closed".equals(others); // The default, which announces nothing.
      default -> true;
    };
  }

  /** Returns how a baseline names it. */
  String key() {
    return fact.place().pointer() + ": " + sentence("ours", "others");
  }

  String sentence(String our, String other) {
    String start = fact.place().words().isEmpty() ? "" : fact.place().words() + ": ";
    String both = " is " + ours + " in " + our + " and " + others + " in " + other + ".";
    String one = " is in " + (others == null ? our : other) + " only.";
    return start + fact.subject() + (has().equals("both") ? both : one);
  }
}
