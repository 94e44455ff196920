package io.github.tryonjobs.mock.scenario;

import java.util.List;
import java.util.Set;

/**
 * What the contract does not document, but a client must survive: a gateway's responses, those of a
 * later version of the service, and results that do not come as they should.
 */
public enum Undocumented {
  BAD_GATEWAY("502", "a gateway's page"),
  SERVICE_UNAVAILABLE("503", "a gateway's page"),
  GATEWAY_TIMEOUT("504", "a gateway's page"),
  STATUS("status", "another status code, without a body", "418"),
  REDIRECT("redirect", "302 to another path"),
  UNKNOWN_STATUS("unknown-status", "a job with a status that the contract does not have"),
  UNKNOWN_ERROR("unknown-error", "a failed job with an unknown error code"),
  EXTRA_FIELD("extra-field", "a completed job with a field that the contract does not have"),
  WRONG_TYPE("wrong-type", "a job whose status is an array"),
  OTHER_JOB("other-job", "another job than the one asked for"),
  RESULT(
      "result",
      "a completed job whose result does not come as it should",
      "cut",
      "slow",
      "html",
      "expired",
      "not-modified");

  /** What a gateway does, whatever the operation. */
  private static final Set<Undocumented> OF_A_GATEWAY =
      Set.of(BAD_GATEWAY, SERVICE_UNAVAILABLE, GATEWAY_TIMEOUT, STATUS, REDIRECT);

  private final String word;
  private final String meaning;

  @SuppressWarnings("ImmutableEnumChecker") // It is: List.of is.
  private final List<String> details;

  Undocumented(String word, String meaning, String... details) {
    this.word = word;
    this.meaning = meaning;
    this.details = List.of(details);
  }

  public String meaning() {
    return meaning;
  }

  public String word() {
    return word;
  }

  /** Returns whether any operation can be answered so, and not only the status of a job. */
  public boolean isOfAnyOperation() {
    return OF_A_GATEWAY.contains(this);
  }

  List<String> details() {
    return details;
  }
}
