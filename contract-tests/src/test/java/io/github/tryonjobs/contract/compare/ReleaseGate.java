package io.github.tryonjobs.contract.compare;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Objects to a contract that breaks what the released one promises, unless its version says so.
 * Both openapi-diff and our own comparison are asked, as each misses something.
 */
final class ReleaseGate {

  private static final String PATH = "/v1/try-on/job/{jobId}";

  private ReleaseGate() {}

  /** Returns the objection in words; empty if there is none. */
  static Optional<String> objection(String released, String present) {
    OpenApiDocument before = DocumentFile.parse(released);
    OpenApiDocument after = DocumentFile.parse(present);
    Version version = Version.of(after);
    if (version.mayBreak(Version.of(before))) {
      return Optional.empty();
    }
    OpenApiDiff second = OpenApiDiff.between(released, present);
    List<String> breaks = breaks(before, after, second.isBreaking());
    if (second.isBreaking()) {
      breaks.add("openapi-diff says:\n" + second.words());
    }
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

  /** Returns what breaks, or all that changed if only openapi-diff knows what of it does. */
  private static List<String> breaks(
      OpenApiDocument before, OpenApiDocument after, boolean somethingDoes) {
    List<String> breaks = new ArrayList<>();
    Operation released = OperationReader.read(before, "get", PATH);
    try {
      Operation present = OperationReader.read(after, "get", PATH);
      List<Difference> changes = Comparison.between(released, present);
      boolean isKnown = !somethingDoes || changes.stream().anyMatch(Breaking::is);
      changes.stream()
          .filter(change -> !isKnown || Breaking.is(change))
          .forEach(change -> breaks.add(words(change)));
    } catch (UnfitDocumentException e) {
      breaks.add(
          "The present contract "
              + e.getMessage()
              + "\n  who would notice: callers and users of the mock server, who are not answered");
    }
    return breaks;
  }

  private static String words(Difference change) {
    return change.sentence("the released contract", "the present one")
        + "\n  where: "
        + change.place().pointer()
        + "\n  who would notice: "
        + Breaking.noticedBy(change);
  }
}
