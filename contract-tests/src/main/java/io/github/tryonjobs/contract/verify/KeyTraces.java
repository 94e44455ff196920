package io.github.tryonjobs.contract.verify;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;

/**
 * Finds API keys in what a server sends, in the encodings in which keys come back: as they are, in
 * another case, JSON, percent, HTML, hexadecimal or Base64 encoded, in UTF-16, compressed, or cut
 * to their first characters. Immutable.
 */
final class KeyTraces {

  /** How many characters of a key already give it away. */
  static final int PREFIX = 8;

  private static final String REMOVED = "(API key)";
  private static final int MOST_ROUNDS = 3;
  private static final int LONGEST_UNPACKED = 4 << 20;

  /** Longer strings are images, which are searched as they are. */
  private static final int LONGEST_DECODED = 2 << 20;

  private static final Pattern JSON = Pattern.compile("\\\\(?:u+([0-9a-fA-F]{4})|([\"\\\\/]))");
  private static final Pattern PERCENT = Pattern.compile("%([0-9a-fA-F]{2})");
  private static final Pattern HTML = Pattern.compile("&#(?:[xX]([0-9a-fA-F]{1,6})|(\\d{1,7}));?");
  private static final Pattern BETWEEN_HEX =
      Pattern.compile("0x|\\\\x|(?<=[0-9a-fA-F]{2})[ :,\\-](?=[0-9a-fA-F]{2})");
  private static final Pattern HEX = Pattern.compile("[0-9a-fA-F]{16,}");
  private static final Pattern BASE64 = Pattern.compile("[A-Za-z0-9+/_\\-]{10,}");

  private final List<String> keys;

  KeyTraces(Collection<String> keys) {
    this.keys = keys.stream().filter(key -> !key.isBlank()).distinct().toList();
  }

  /** Returns whether a response has one of the keys, anywhere in it. */
  boolean isIn(Response response) {
    byte[] body = response.body();
    return isIn(response.head())
        || isIn(response.text())
        || isIn(new String(body, StandardCharsets.ISO_8859_1).replace("\0", ""))
        || isIn(unpacked(body));
  }

  /** Returns whether a string has one of the keys, in any of the encodings. */
  boolean isIn(String text) {
    Set<String> views = new LinkedHashSet<>(Set.of(text));
    for (int round = 0; round < MOST_ROUNDS && text.length() <= LONGEST_DECODED; round++) {
      List<String> decoded = views.stream().flatMap(KeyTraces::decoded).toList();
      if (!views.addAll(decoded)) {
        break;
      }
    }
    return views.stream().anyMatch(this::isPlainlyIn);
  }

  private boolean isPlainlyIn(String text) {
    String lower = text.toLowerCase(Locale.ROOT);
    return keys.stream().anyMatch(key -> lower.contains(start(key)));
  }

  private static String start(String key) {
    return key.substring(0, Math.min(PREFIX, key.length())).toLowerCase(Locale.ROOT);
  }

  /** Returns a string without the keys; nothing of it if a key is in it in disguise. */
  String remove(String text) {
    String clean = text;
    for (String key : keys) {
      clean = removed(clean, key);
    }
    return isIn(clean) ? "(withheld, as the API key is in it)" : clean;
  }

  /** Takes out all that is equal to the start of the key, as far as it is equal. */
  private static String removed(String text, String key) {
    StringBuilder clean = new StringBuilder();
    int from = 0;
    String lower = text.toLowerCase(Locale.ROOT);
    if (lower.length() != text.length()) {
      return text; // Lower case has another length; what is left is withheld.
    }
    for (int at; (at = lower.indexOf(start(key), from)) >= 0; ) {
      int length = start(key).length();
      while (length < key.length() && text.regionMatches(true, at, key, 0, length + 1)) {
        length++;
      }
      clean.append(text, from, at).append(REMOVED);
      from = at + length;
    }
    return clean.append(text, from, text.length()).toString();
  }

  private static Stream<String> decoded(String text) {
    Set<String> views = new LinkedHashSet<>();
    views.add(replaced(JSON, text, match -> match.group(1) == null ? match.group(2) : hex(match)));
    views.add(replaced(PERCENT, text, KeyTraces::hex));
    views.add(replaced(HTML, text, KeyTraces::reference));
    String joined = BETWEEN_HEX.matcher(text).replaceAll("");
    HEX.matcher(joined).results().forEach(match -> views.addAll(fromHex(match.group())));
    BASE64.matcher(text).results().forEach(match -> views.addAll(fromBase64(match.group())));
    return views.stream();
  }

  private static String replaced(Pattern pattern, String text, Function<MatchResult, String> by) {
    return pattern.matcher(text).replaceAll(m -> Matcher.quoteReplacement(by.apply(m)));
  }

  private static String hex(MatchResult match) {
    return String.valueOf((char) Integer.parseInt(match.group(1), 16));
  }

  private static String reference(MatchResult match) {
    int code =
        match.group(1) == null
            ? Integer.parseInt(match.group(2))
            : Integer.parseInt(match.group(1), 16);
    return Character.isValidCodePoint(code) ? Character.toString(code) : "";
  }

  private static List<String> fromHex(String digits) {
    List<String> texts = new ArrayList<>();
    for (int start = 0; start < 2; start++) {
      StringBuilder text = new StringBuilder();
      for (int i = start; i + 2 <= digits.length(); i += 2) {
        text.append((char) Integer.parseInt(digits.substring(i, i + 2), 16));
      }
      texts.add(text.toString().replace("\0", ""));
    }
    return texts;
  }

  /** What was encoded together with other bytes may begin at any of four places. */
  private static List<String> fromBase64(String run) {
    String plain = run.replace('-', '+').replace('_', '/');
    List<String> texts = new ArrayList<>();
    for (int start = 0; start < 4; start++) {
      String part = plain.substring(start);
      part = part.substring(0, part.length() - (part.length() % 4 == 1 ? 1 : 0));
      byte[] bytes = Base64.getDecoder().decode(part);
      texts.add(new String(bytes, StandardCharsets.ISO_8859_1).replace("\0", ""));
    }
    return texts;
  }

  private static String unpacked(byte[] body) {
    if (body.length < 2 || body[0] != (byte) 0x1F || body[1] != (byte) 0x8B) {
      return "";
    }
    try (GZIPInputStream stream = new GZIPInputStream(new ByteArrayInputStream(body))) {
      return new String(stream.readNBytes(LONGEST_UNPACKED), StandardCharsets.UTF_8);
    } catch (IOException e) {
      return "";
    }
  }
}
