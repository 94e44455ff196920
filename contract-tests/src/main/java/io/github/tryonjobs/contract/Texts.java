package io.github.tryonjobs.contract;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Makes strings that others wrote fit to be shown: documents, and what servers send. */
public final class Texts {

  private static final int LONGEST = 120;

  /** As the client reads it: a user, which is not sent, a host, and a port. */
  private static final Pattern AUTHORITY =
      Pattern.compile("(?:[^@]*@)?(?:\\[[0-9A-Fa-f:.]+]|[^@:\\[\\]]+)(?::([0-9]{0,5}))?");

  private Texts() {}

  /**
   * Returns the string without what would break the line, reach the terminal or a CI server as a
   * command, or keep it from being written as UTF-8 or XML.
   */
  public static String oneLine(String text) {
    return text.replaceAll("[\\p{Cc}\\p{Cf}\\p{Cs}\\p{Zl}\\p{Zp}\\uFFFE\\uFFFF]+", " ")
        .replace("##[", "## [")
        .strip();
  }

  /** Returns whether there is nothing to be seen in a string. */
  public static boolean isBlank(String text) {
    return text.codePoints().allMatch(Texts::isBlank);
  }

  private static boolean isBlank(int character) {
    return switch (Character.getType(character)) {
      case Character.SPACE_SEPARATOR,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR,
          Character.CONTROL,
          Character.FORMAT,
          Character.SURROGATE ->
          true;
      // Letters, marks and symbols that Unicode says are not shown, and the empty Braille cell.
      default ->
          character == 0x034F
              || (character >= 0x115F && character <= 0x1160)
              || (character >= 0x17B4 && character <= 0x17B5)
              || (character >= 0x180B && character <= 0x180F)
              || character == 0x2800
              || character == 0x3164
              || (character >= 0xFE00 && character <= 0xFE0F)
              || character == 0xFFA0
              || (character >= 0xE0000 && character <= 0xE0FFF);
    };
  }

  /**
   * Returns whether a string is an http or https URL; its host may be one that {@link URI} does not
   * know.
   */
  public static boolean isWebAddress(String text) {
    try {
      URI uri = URI.create(text);
      Matcher authority = AUTHORITY.matcher(Objects.requireNonNullElse(uri.getRawAuthority(), ""));
      return String.valueOf(uri.getScheme()).matches("(?i)https?")
          && authority.matches()
          && Integer.parseInt("0" + Objects.requireNonNullElse(authority.group(1), "")) <= 65535;
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  /** Returns a name from a document, marked as such, and cut if it is very long. */
  public static String name(String text) {
    String line = oneLine(text).replace('`', '\'');
    return "`" + (line.length() > LONGEST ? line.substring(0, LONGEST) + "…" : line) + "`";
  }

  /** Returns names from a document, with commas between them. */
  public static String names(Collection<String> texts) {
    return texts.stream().map(Texts::name).collect(Collectors.joining(", "));
  }

  /**
   * Reads a resource as UTF-8.
   *
   * @param name its name, from the root of the class path
   * @throws IllegalStateException if it is not on the class path
   */
  public static String resource(String name) {
    try (InputStream stream = Texts.class.getResourceAsStream(name)) {
      if (stream == null) {
        throw new IllegalStateException("not on the class path: " + name);
      }
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
