package io.github.tryonjobs.contract.compare;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.tryonjobs.contract.Contract;
import java.util.List;
import java.util.Optional;

/** Objects to a contract that breaks what the released one promises, unless its version says so. */
final class ReleaseGate {

  private ReleaseGate() {}

  /** Returns the objection in words; empty if there is none. */
  static Optional<String> objection(String released, String present) {
    JsonNode before = DocumentFile.parse(released).get(0);
    JsonNode after = DocumentFile.parse(present).get(0);
    Version version = Version.of(after);
    if (version.mayBreak(Version.of(before))) {
      return Optional.empty();
    }
    List<String> breaks = breaks(before, after);
    return breaks.isEmpty()
        ? Optional.empty()
        : Optional.of(
            "The contract breaks what version "
                + Version.of(before)
                + " promises, but its info.version is "
                + version
                + ". Undo the change, or set it to "
                + Version.of(before).next()
                + " or later:\n- "
                + String.join("\n- ", breaks));
  }

  private static List<String> breaks(JsonNode before, JsonNode after) {
    Contract released = Contract.parse(before.toString());
    try {
      return Difference.between(
              Facts.of(List.of(before), released), Facts.of(List.of(after), released))
          .stream()
          .filter(Breaking::is)
          .map(ReleaseGate::words)
          .toList();
    } catch (IllegalArgumentException e) {
      return List.of("The present contract " + e.getMessage());
    }
  }

  private static String words(Difference change) {
    return change.sentence("the released contract", "the present one")
        + "\n  where: "
        + change.fact().place().pointer()
        + "\n  who would notice: "
        + Breaking.noticedBy(change);
  }
}
