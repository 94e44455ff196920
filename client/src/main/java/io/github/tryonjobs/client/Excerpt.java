package io.github.tryonjobs.client;

/** Makes a text of a server fit for a message: on one line, and not too long. */
final class Excerpt {

  private static final int LONGEST = 300;

  private Excerpt() {}

  static String of(String text) {
    StringBuilder excerpt = new StringBuilder();
    text.codePoints()
        .limit(LONGEST)
        .map(c -> isPrintable(c) ? c : '\uFFFD')
        .forEach(excerpt::appendCodePoint);
    return excerpt.length() < text.length() ? excerpt + "…" : excerpt.toString();
  }

  private static boolean isPrintable(int codePoint) {
    return switch (Character.getType(codePoint)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.SURROGATE,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR ->
          false;
      default -> true;
    };
  }
}
