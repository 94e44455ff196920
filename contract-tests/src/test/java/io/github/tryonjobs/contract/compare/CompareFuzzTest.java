package io.github.tryonjobs.contract.compare;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.github.tryonjobs.contract.Contract;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/** The input is the document that the contract is compared with. */
class CompareFuzzTest {

  private static final Contract CONTRACT = Contract.load();
  private static final Map<String, Fact> OURS = Facts.of(List.of(CONTRACT.document()), CONTRACT);

  @FuzzTest
  void document(byte[] input) {
    Map<String, Fact> others;
    try {
      String text = new String(input, StandardCharsets.UTF_8);
      others = Facts.of(DocumentFile.parse(text), CONTRACT);
    } catch (IllegalArgumentException e) {
      return; // What it is not, is said.
    }
    for (Difference difference : Difference.between(OURS, others)) {
      String sentence = difference.sentence("our contract", "the other document");
      if (sentence.isBlank() || sentence.indexOf('\n') >= 0) {
        throw new AssertionError("not a sentence on a line: " + sentence);
      }
      Notice.of(difference);
    }
  }
}
