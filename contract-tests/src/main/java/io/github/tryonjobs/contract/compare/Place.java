package io.github.tryonjobs.contract.compare;

import io.github.tryonjobs.contract.Texts;

/**
 * Where in an operation something stands.
 *
 * @param area the part of the exchange that it is about
 * @param words the place in words; empty if it is the operation itself
 * @param pointer the place as a JSON pointer into the operation, its references followed
 * @param property the names of the properties on the way, with dots between them; may be empty
 */
record Place(Area area, String words, String pointer, String property) {

  /** The part of the exchange. */
  enum Area {
    CALL,
    REQUEST,
    HEADER,
    BODY
  }

  /** Returns a place of an operation. */
  static Place of(Area area, String words, String... steps) {
    return new Place(area, words, pointer("", steps), "");
  }

  /** Returns a place below this one. */
  Place at(String... steps) {
    return new Place(area, words, pointer(pointer, steps), property);
  }

  /** Returns the place of a property of what is here. */
  Place property(String name) {
    return new Place(
        area,
        words,
        pointer(pointer, "properties", name),
        property.isEmpty() ? name : property + "." + name);
  }

  /** Returns the place of the elements of what is here. */
  Place items() {
    return new Place(area, words, pointer(pointer, "items"), property + "[]");
  }

  private static String pointer(String start, String... steps) {
    StringBuilder pointer = new StringBuilder(start);
    for (String step : steps) {
      pointer.append('/').append(Texts.oneLine(step).replace("~", "~0").replace("/", "~1"));
    }
    return pointer.toString();
  }
}
