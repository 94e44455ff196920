package io.github.tryonjobs.contract.compare;

import io.github.tryonjobs.contract.Texts;

/**
 * One thing that a document says about an operation.
 *
 * @param subject what it is about
 * @param value what is said; empty if it is said by being there, with all that is below it
 */
record Fact(Topic topic, Place place, String subject, String value) {

  /**
   * Where something is.
   *
   * @param words the place in words; empty if it is the document itself
   * @param pointer a JSON pointer into our contract, its references followed
   */
  record Place(String words, String pointer) {

    static final Place CALL = new Place("", "");

    Place in(String changed) {
      return new Place(changed, pointer);
    }

    Place at(String... steps) {
      StringBuilder below = new StringBuilder(pointer);
      for (String step : steps) {
        below.append('/').append(Texts.oneLine(step).replace("~", "~0").replace("/", "~1"));
      }
      return new Place(words, below.toString());
    }

    boolean isAtOrBelow(String other) {
      return pointer.equals(other) || pointer.startsWith(other + "/");
    }
  }

  /** What a fact is about; NEED is whether it must be there, LIMIT a format, length or range. */
  enum Topic {
    OPERATION,
    METHOD,
    SERVER,
    SECURITY,
    PARAMETER,
    RESPONSE,
    HEADER,
    MEDIA_TYPE,
    PROPERTY,
    NEED,
    TYPE,
    NULL,
    VALUES,
    LIMIT,
    OPENNESS
  }

  boolean isPresence() {
    return value.isEmpty();
  }

  /** Returns what is the same for the same thing in two documents. */
  String key() {
    String name = topic == Topic.LIMIT ? subject.split(" of ", 2)[0] : "";
    return isPresence() ? place.pointer() : place.pointer() + "#" + topic + name;
  }
}
