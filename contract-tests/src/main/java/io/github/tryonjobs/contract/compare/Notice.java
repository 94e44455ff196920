package io.github.tryonjobs.contract.compare;

/**
 * Who would notice a difference, and how.
 *
 * @param application what an application that uses the client would notice
 * @param testAuthor what a test author who uses the mock server would notice
 * @param ciOwner what a CI owner who runs the verifier would notice
 */
record Notice(String application, String testAuthor, String ciOwner) {

  /** Returns who would notice a difference. */
  static Notice of(Difference difference) {
    return switch (difference.place().area()) {
      case CALL -> call(difference);
      case REQUEST -> request(difference);
      case HEADER -> header(difference);
      case BODY -> body(difference);
    };
  }

  private static Notice call(Difference difference) {
    return switch (difference.topic()) {
      case OPERATION, METHOD ->
          choice(
              difference,
              new Notice(
                  "the client has a call that the service does not have",
                  "the mock server answers it all the same",
                  "verification fails, as nothing answers"),
              new Notice(
                  "the client has no call for it",
                  "the mock server answers it as a mistake of the caller",
                  "verification does not try it"));
      case SERVER ->
          choice(
              difference,
              new Notice(
                  "the client asks there unless baseUri says otherwise; calls may not arrive",
                  "nothing changes, as the mock server has an address of its own",
                  "verify at the address that the other document names"),
              new Notice(
                  "the client asks there only if baseUri says so",
                  "nothing changes, as the mock server has an address of its own",
                  "verify there too, if it is to be used"));
      case SECURITY ->
          choice(
              difference,
              new Notice(
                  "the service may refuse the client's key (401)",
                  "the mock server still asks for the key of our contract",
                  "verification may get 401 for every call"),
              new Notice(
                  "the client cannot use it",
                  "the mock server does not know it",
                  "verification does not try it"));
      case RESPONSE ->
          choice(
              difference,
              new Notice(
                  "the client handles an answer that may never come",
                  "scenarios can ask for an answer that the service may never give",
                  "verification may find no proof of it"),
              new Notice(
                  "the client throws UndocumentedResponseException",
                  "the mock server never answers it",
                  "strict verification reports such an answer"));
      case MEDIA_TYPE ->
          choice(
              difference,
              new Notice(
                  "the client throws UndocumentedResponseException if another type comes",
                  "the mock server still answers in it",
                  "verification reports an answer of another type"),
              new Notice(
                  "the client throws UndocumentedResponseException if it comes",
                  "the mock server never answers in it",
                  "verification reports an answer in it"));
      case PARAMETER, HEADER, PROPERTY, NEED, TYPE, NULL, VALUES, FORMAT, OPENNESS, CONSTRAINT ->
          throw new IllegalArgumentException("not about the call itself: " + difference);
    };
  }

  private static Notice request(Difference difference) {
    boolean isMissing =
        difference.topic() == Topic.PARAMETER && difference.kind() == Difference.Kind.ONLY_OTHERS;
    return isMissing
        ? new Notice(
            "the client never sends it, which the service may refuse if it is required",
            "the mock server does not ask for it",
            "verification does not send it, and fails if the service insists")
        : new Notice(
            "the client sends what our contract says, which the service may refuse",
            "the mock server takes what our contract says",
            "verification sends what our contract says");
  }

  private static Notice header(Difference difference) {
    return choice(
        difference,
        new Notice(
            "the client waits by its own back-off when it cannot read Retry-After",
            "the mock server sends what our contract says",
            "verification holds answers against our contract"),
        new Notice(
            "the client ignores it",
            "the mock server never sends it",
            "verification does not look at it"));
  }

  private static Notice body(Difference difference) {
    return switch (difference.topic()) {
      case PROPERTY ->
          choice(
              difference,
              new Notice(
                  "the client reads it as missing; if it is required, it throws"
                      + " MalformedResponseException",
                  "the mock server sends it all the same",
                  "verification reports that it is missing, if it is required"),
              new Notice(
                  "the client ignores it",
                  "the mock server never sends it",
                  "strict verification reports it"));
      case NEED ->
          difference.ours().equals("required")
              ? new Notice(
                  "the client throws MalformedResponseException when it is missing",
                  "the mock server always sends it",
                  "verification reports when it is missing")
              : new Notice(
                  "the client reads it as one that may be missing",
                  "the mock server leaves it out where our contract's examples do",
                  "verification does not insist on it");
      case NULL ->
          new Notice(
              "the client reads null as missing",
              "the mock server never sends null",
              "strict verification reports null if our contract does not allow it");
      case TYPE ->
          new Notice(
              "the client may throw MalformedResponseException",
              "the mock server sends the type of our contract",
              "verification reports the other type");
      case VALUES ->
          difference.kind() == Difference.Kind.ONLY_OURS
              ? new Notice(
                  "the client knows a value that may never come",
                  "scenarios can ask for a value that the service may never give",
                  "verification may find no proof of it")
              : new Notice(
                  "the client keeps the text of a value that our contract does not list",
                  "the mock server sends only the values of our contract",
                  "strict verification reports a value that our contract does not list");
      case FORMAT, CONSTRAINT ->
          new Notice(
              "the client does not check it",
              "the mock server sends what our contract says",
              "strict verification reports what our contract does not allow");
      case OPENNESS ->
          new Notice(
              "the client ignores other properties",
              "the mock server never sends other properties",
              "strict verification reports other properties if our contract is closed");
      case OPERATION, METHOD, SERVER, SECURITY, PARAMETER, RESPONSE, HEADER, MEDIA_TYPE ->
          throw new IllegalArgumentException("not about a body: " + difference);
    };
  }

  /** Returns what is noticed if ours is not the other's, or if the other has something more. */
  private static Notice choice(Difference difference, Notice lacking, Notice more) {
    return switch (difference.kind()) {
      case ONLY_OURS, DIFFERENT -> lacking;
      case ONLY_OTHERS -> more;
    };
  }
}
