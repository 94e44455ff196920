package io.github.tryonjobs.contract.compare;

/**
 * One difference between our contract and another document.
 *
 * @param topic what it is about
 * @param kind who says what
 * @param place where it is
 * @param subject what differs, in words
 * @param ours what our contract says, if it and the other document say different things
 * @param others what the other document says, if so
 * @param noticed whether anyone would notice
 */
record Difference(
    Topic topic,
    Kind kind,
    Place place,
    String subject,
    String ours,
    String others,
    boolean noticed) {

  /** Which of the two documents says something. */
  enum Kind {
    ONLY_OURS,
    ONLY_OTHERS,
    DIFFERENT
  }

  static Difference onlyOurs(Topic topic, Place place, String subject) {
    return new Difference(topic, Kind.ONLY_OURS, place, subject, "", "", true);
  }

  static Difference onlyOthers(Topic topic, Place place, String subject) {
    return new Difference(topic, Kind.ONLY_OTHERS, place, subject, "", "", true);
  }

  static Difference different(
      Topic topic, Place place, String subject, String ours, String others) {
    return new Difference(topic, Kind.DIFFERENT, place, subject, ours, others, true);
  }

  /** Returns the same difference, as one that nobody would notice. */
  Difference unnoticed() {
    return new Difference(topic, kind, place, subject, ours, others, false);
  }

  /** Returns the difference as a sentence. */
  String sentence(String ourName, String othersName) {
    String start = place.words().isEmpty() ? "" : place.words() + ": ";
    return start
        + switch (kind) {
          case ONLY_OURS -> subject + " is in " + ourName + " only.";
          case ONLY_OTHERS -> subject + " is in " + othersName + " only.";
          case DIFFERENT ->
              subject
                  + " is "
                  + ours
                  + " in "
                  + ourName
                  + " and "
                  + others
                  + " in "
                  + othersName
                  + ".";
        };
  }
}
