package io.github.tryonjobs.contract.verify;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Finds API keys in what a server sends, in the encodings in which keys come back: as they are, in
 * another case, JSON, percent, HTML, hexadecimal or Base64 encoded, in UTF-16, compressed, or a
 * part of them. Immutable.
 */
final class KeyTraces {

  /** How many characters give a key away: the first ones, and any in a row. */
  private static final int PREFIX = 8;

  /** A shorter key may be a part of a word or of an id. */
  static final int SHORTEST = 6;

  private static final int ANY = 12;

  private static final String REMOVED = "(API key)";
  private static final int MOST_ROUNDS = 3;
  private static final int LONGEST_UNPACKED = 4 << 20;

  /** Longer strings are images, which are searched as they are. */
  private static final int LONGEST_DECODED = 2 << 20;

  /** Longer strings are decoded once, and digits in them not joined, as time is bounded, too. */
  private static final int LONGEST_AGAIN = 1 << 16;

  private static final Pattern JSON =
      Pattern.compile("\\\\(?:u+\\{?([0-9a-fA-F]{2,4})}?|([\"\\\\/]))");

  /** Of URLs, of JavaScript's {@code escape}, and of mail. */
  private static final Pattern PERCENT = Pattern.compile("(?:%(?:u00)?|=)([0-9a-fA-F]{2})");

  private static final Pattern HTML = Pattern.compile("&#(?:[xX]([0-9a-fA-F]{1,6})|(\\d{1,7}));?");
  private static final Pattern BETWEEN_HEX =
      Pattern.compile("0x|\\\\x|(?<=[0-9a-fA-F]{2})[ :,\\-](?=[0-9a-fA-F]{2})");
  private static final Pattern HEX = Pattern.compile("[0-9a-fA-F]+");
  private static final Pattern BASE64 = Pattern.compile("[A-Za-z0-9+/_\\-]+");

  private final List<Part> parts;

  /** A part of a key that gives it away. */
  private record Part(String key, int from, String text) {

    static Stream<Part> of(String key) {
      return IntStream.rangeClosed(0, Math.max(0, key.length() - ANY))
          .mapToObj(
              from -> {
                int end = Math.min(key.length(), from + (from == 0 ? PREFIX : ANY));
                return new Part(key, from, key.substring(from, end).toLowerCase(Locale.ROOT));
              });
    }
  }

  KeyTraces(Collection<String> keys) {
    this.parts = keys.stream().filter(key -> !key.isBlank()).distinct().flatMap(Part::of).toList();
  }

  /** Returns all that a response says, anywhere in it, in all that it may stand for. */
  static Set<String> views(Response response) {
    byte[] body = response.body();
    String bytes = new String(body, StandardCharsets.ISO_8859_1);
    Set<String> views = views(response.received());
    Stream.of(response.head(), response.text(), bytes.replace("\0", ""), unpacked(body))
        .filter(text -> !response.received().endsWith(text))
        .distinct()
        .forEach(text -> views.addAll(views(text)));
    return views;
  }

  static Set<String> views(String text) {
    Set<String> views = new LinkedHashSet<>(Set.of(text));
    List<String> newest = List.of(text);
    int rounds =
        text.length() > LONGEST_DECODED ? 0 : text.length() > LONGEST_AGAIN ? 1 : MOST_ROUNDS;
    for (int round = 0; round < rounds; round++) {
      newest = newest.stream().flatMap(KeyTraces::decoded).filter(views::add).toList();
    }
    return views;
  }

  /** Returns whether one of the keys is in what a response may stand for. */
  boolean isInAny(Set<String> views) {
    return views.stream().anyMatch(this::isPlainlyIn);
  }

  boolean isIn(String text) {
    return isInAny(views(text));
  }

  private boolean isPlainlyIn(String text) {
    String lower = text.toLowerCase(Locale.ROOT);
    return parts.stream().anyMatch(part -> lower.contains(part.text()));
  }

  /** Returns a string without the keys; nothing of it if a key is in it in disguise. */
  String remove(String text) {
    String clean = text;
    for (Part part : parts) {
      clean = removed(clean, part);
    }
    return isIn(clean) ? "(withheld, as the API key is in it)" : clean;
  }

  /** Takes out all that is equal to a part of the key, and to what follows it there. */
  private static String removed(String text, Part part) {
    StringBuilder clean = new StringBuilder();
    int from = 0;
    String lower = text.toLowerCase(Locale.ROOT);
    if (lower.length() != text.length()) {
      return text; // Lower case has another length; what is left is withheld.
    }
    String rest = part.key().substring(part.from());
    for (int at; (at = lower.indexOf(part.text(), from)) >= 0; ) {
      int length = part.text().length();
      while (length < rest.length() && text.regionMatches(true, at, rest, 0, length + 1)) {
        length++;
      }
      clean.append(text, from, at).append(REMOVED);
      from = at + length;
    }
    return clean.append(text, from, text.length()).toString();
  }

  private static Stream<String> decoded(String text) {
    Set<String> views = new LinkedHashSet<>();
    views.add(
        replaced(JSON, text, match -> match.group(1) == null ? match.group(2) : character(match)));
    views.add(replaced(PERCENT, text, KeyTraces::character));
    views.add(replaced(HTML, text, KeyTraces::character));
    String joined = text.length() > LONGEST_AGAIN ? text : BETWEEN_HEX.matcher(text).replaceAll("");
    // What was encoded together with other bytes may begin at any of two or four places.
    views.addAll(runs(HEX, 16, 2, joined, KeyTraces::fromHex));
    views.addAll(runs(BASE64, 10, 4, text, KeyTraces::fromBase64));
    return views.stream();
  }

  private static String replaced(Pattern pattern, String text, Function<MatchResult, String> by) {
    return pattern.matcher(text).replaceAll(m -> Matcher.quoteReplacement(by.apply(m)));
  }

  private static String character(MatchResult match) {
    int code =
        match.group(1) == null
            ? Integer.parseInt(match.group(2))
            : Integer.parseInt(match.group(1), 16);
    return Character.isValidCodePoint(code) ? Character.toString(code) : "";
  }

  /** Returns what all long runs of digits stand for, one below the other, from some places on. */
  private static List<String> runs(
      Pattern digits,
      int shortest,
      int places,
      String text,
      BiFunction<String, Integer, String> decoder) {
    List<String> runs =
        digits
            .matcher(text)
            .results()
            .map(MatchResult::group)
            .filter(run -> run.length() >= shortest)
            .toList();
    return IntStream.range(0, places)
        .mapToObj(at -> runs.stream().map(run -> decoder.apply(run, at)))
        .map(it -> it.collect(Collectors.joining("\n")).replace("\0", ""))
        .toList();
  }

  private static String fromHex(String digits, int start) {
    StringBuilder text = new StringBuilder();
    for (int i = start; i + 2 <= digits.length(); i += 2) {
      text.append((char) Integer.parseInt(digits.substring(i, i + 2), 16));
    }
    return text.toString();
  }

  private static String fromBase64(String run, int start) {
    String part = run.substring(start).replace('-', '+').replace('_', '/');
    part = part.substring(0, part.length() - (part.length() % 4 == 1 ? 1 : 0));
    return new String(Base64.getDecoder().decode(part), StandardCharsets.ISO_8859_1);
  }

  private static String unpacked(byte[] body) {
    boolean isGzip = body.length > 1 && body[0] == (byte) 0x1F && body[1] == (byte) 0x8B;
    byte[] plain = isGzip ? Response.unpacked(body, LONGEST_UNPACKED) : body;
    return plain == body ? "" : new String(plain, StandardCharsets.UTF_8);
  }
}
