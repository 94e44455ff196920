package io.github.tryonjobs.mock.scenario;

import java.util.List;

/**
 * What the contract does not document, but a client must survive: a gateway's responses, those of a
 * later version of the service, and results that do not come as they should.
 */
public enum Undocumented {
  BAD_GATEWAY("502"),
  SERVICE_UNAVAILABLE("503"),
  GATEWAY_TIMEOUT("504"),
  /** Another status code, which is its detail, without a body. */
  STATUS("status", "418"),
  REDIRECT("redirect"),
  UNKNOWN_STATUS("unknown-status"),
  UNKNOWN_ERROR("unknown-error"),
  EXTRA_FIELD("extra-field"),
  WRONG_TYPE("wrong-type"),
  OTHER_JOB("other-job"),
  /** A completed job, and what goes wrong with its result. */
  RESULT("result", "cut", "slow", "html", "expired", "not-modified");

  private final String word;

  @SuppressWarnings("ImmutableEnumChecker") // It is: List.of is.
  private final List<String> details;

  Undocumented(String word, String... details) {
    this.word = word;
    this.details = List.of(details);
  }

  /** Returns the word that stands for it in a scenario. */
  public String word() {
    return word;
  }

  List<String> details() {
    return details;
  }
}
