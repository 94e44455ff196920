package io.github.tryonjobs.client.internal.call;

/** Makes a foreign string fit for a message or a log: on one line, visible, and not too long. */
public final class Excerpt {

  private static final int LONGEST = 300;

  private Excerpt() {}

  /** Returns a string with all that is invisible escaped as in Java, cut if it is long. */
  public static String of(String string) {
    StringBuilder excerpt = new StringBuilder();
    string
        .codePoints()
        .limit(LONGEST)
        .forEach(
            c -> {
              if (isVisible(c)) {
                excerpt.appendCodePoint(c);
              } else {
                Character.toString(c)
                    .chars()
                    .forEach(unit -> excerpt.append("\\u").append(hex(unit)));
              }
            });
    return string.codePointCount(0, string.length()) > LONGEST ? excerpt + "…" : excerpt.toString();
  }

  private static String hex(int unit) {
    return Integer.toHexString(0x10000 | unit).substring(1);
  }

  private static boolean isVisible(int codePoint) {
    return switch (Character.getType(codePoint)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.SURROGATE,
          Character.PRIVATE_USE,
          Character.UNASSIGNED,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR ->
          false;
      default -> true;
    };
  }
}
