package io.github.tryonjobs.contract.compare;

import io.github.tryonjobs.contract.Texts;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Who would notice a difference, and how; each sentence is tried on client and mock server by the
 * tests. From the table {@code notices.csv} beside this class.
 *
 * @param application what an application that uses the client would notice
 * @param testAuthor what a test author who uses the mock server would notice
 * @param ciOwner what a CI owner who runs the verifier would notice
 */
record Notice(String application, String testAuthor, String ciOwner) {

  private static final List<String[]> TABLE =
      Texts.resource("/io/github/tryonjobs/contract/compare/notices.csv")
          .lines()
          .filter(line -> !line.isBlank() && !line.startsWith("#"))
          .map(line -> line.split("\\s*;\\s*"))
          .toList();

  /** Returns what the first row of the table says that fits: by topic, kind and place. */
  static Notice of(Difference difference) {
    Fact fact = difference.fact();
    String key = fact.topic() + " " + difference.has() + " " + fact.place().pointer();
    return TABLE.stream()
        .filter(row -> Pattern.matches(row[0], key))
        .findFirst()
        .map(row -> new Notice(row[1], row[2], row[3]))
        .orElseThrow(() -> new IllegalStateException("no notice of " + key));
  }
}
