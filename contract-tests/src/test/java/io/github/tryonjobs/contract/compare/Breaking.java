package io.github.tryonjobs.contract.compare;

/** Tells which differences between the released contract and the present one break someone. */
final class Breaking {

  private Breaking() {}

  /** Returns whether a change breaks someone who relies on the released contract. */
  static boolean is(Difference change) {
    boolean isRequest = isRequest(change);
    return switch (change.fact().topic()) {
      case OPERATION, METHOD, SERVER, SECURITY, RESPONSE, HEADER, MEDIA_TYPE ->
          change.ours() != null;
      case PARAMETER, PROPERTY ->
          change.ours() != null || (isRequest && change.fact().subject().contains("required)"));
      case NEED -> "required".equals(isRequest ? change.others() : change.ours());
      case TYPE -> true;
      case NULL -> "null at times".equals(isRequest ? change.ours() : change.others());
      // The contract says that values which are not listed may appear.
      case VALUES -> change.ours() != null;
      case LIMIT -> !"not said".equals(isRequest ? change.others() : change.ours());
      // The contract says that readers must expect more than it lists.
      case OPENNESS -> false;
    };
  }

  /** Returns who would notice a change that breaks someone. */
  static String noticedBy(Difference change) {
    return switch (change.fact().topic()) {
      case OPERATION, METHOD, SERVER -> "callers and users of the mock server, who get no response";
      case SECURITY -> "callers and users of the mock server, who get a 401";
      case RESPONSE -> "callers that handle it, and scenarios of the mock server that ask for it";
      case VALUES ->
          "callers whose code names it, and scenarios of the mock server that ask for it";
      case PARAMETER, HEADER, MEDIA_TYPE, PROPERTY, NEED, TYPE, NULL, LIMIT, OPENNESS ->
          isRequest(change)
              ? "callers, whose requests are no longer accepted"
              : "callers that read it, and users of the mock server whose tests expect it";
    };
  }

  private static boolean isRequest(Difference change) {
    String pointer = change.fact().place().pointer();
    return pointer.contains("/parameters/") || pointer.contains("/requestBody/");
  }
}
