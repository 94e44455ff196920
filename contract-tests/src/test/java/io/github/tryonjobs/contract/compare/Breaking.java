package io.github.tryonjobs.contract.compare;

import io.github.tryonjobs.contract.compare.Difference.Kind;
import io.github.tryonjobs.contract.compare.Place.Area;

/** Tells which differences between the released contract and the present one break someone. */
final class Breaking {

  private Breaking() {}

  /** Returns whether a change breaks someone who relies on the released contract. */
  static boolean is(Difference change) {
    boolean isRequest = change.place().area() == Area.REQUEST;
    return switch (change.topic()) {
      case OPERATION, METHOD, SERVER, SECURITY, RESPONSE, HEADER, MEDIA_TYPE, PROPERTY ->
          change.kind() != Kind.ONLY_OTHERS;
      case PARAMETER -> change.kind() != Kind.ONLY_OTHERS || change.others().equals("required");
      case NEED -> change.others().equals(isRequest ? "required" : "optional");
      case TYPE -> true;
      case NULL -> change.others().equals(SchemaComparison.NULL_AT_TIMES) != isRequest;
      // The contract says that values which are not listed may appear.
      case VALUES -> change.kind() != Kind.ONLY_OTHERS;
      case FORMAT, CONSTRAINT ->
          !(isRequest ? change.others() : change.ours()).equals(SchemaComparison.NOT_SAID);
      // The contract says that readers must expect more than it lists.
      case OPENNESS -> false;
    };
  }

  /** Returns who would notice a change that breaks someone. */
  static String noticedBy(Difference change) {
    return switch (change.topic()) {
      case OPERATION, METHOD, SERVER ->
          "callers and users of the mock server, who are not answered";
      case SECURITY -> "callers and users of the mock server, who are answered 401";
      case PARAMETER -> "callers, whose requests are no longer accepted";
      case RESPONSE -> "callers that handle it, and scenarios of the mock server that ask for it";
      case VALUES ->
          "callers whose code names it, and scenarios of the mock server that ask for it";
      case HEADER, MEDIA_TYPE, PROPERTY, NEED, TYPE, NULL, FORMAT, OPENNESS, CONSTRAINT ->
          change.place().area() == Area.REQUEST
              ? "callers, whose requests are no longer accepted"
              : "callers that read it, and users of the mock server whose tests expect it";
    };
  }
}
