package io.github.tryonjobs.client.internal.http;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Takes secrets out of what is made of a response to be shown: an exception, or what was decoded.
 * Immutable.
 */
public final class Redaction {

  private static final String REDACTED = "[redacted]";

  /** A shorter string may well be part of a word. */
  private static final int SHORTEST_SECRET = 8;

  /** Of a query's values, a shorter one may well be a name or a number that messages need. */
  private static final int SHORTEST_SIGNATURE = 16;

  /** What begins a character that is escaped as in JSON, a URL or HTML. */
  private static final String ESCAPES = "\\%&";

  private static final Map<Character, String> NAMES =
      Map.of('&', "amp", '<', "lt", '>', "gt", '"', "quot", '\'', "apos");

  /** A signed link may say what the result is to be served as, and the response has it then. */
  private static final Pattern MEDIA_TYPE = Pattern.compile("[a-z]+/[a-z0-9.+-]+");

  private final List<String> keys;
  private final List<String> links;

  /** Constructor of a redaction of what may be shown nowhere. */
  public Redaction(String... keys) {
    this(Stream.of(keys), Stream.empty());
  }

  /** Constructor of a redaction also of what is secret in links that were sent. */
  Redaction(Stream<String> keys, Stream<String> links) {
    this.keys = keys.filter(secret -> secret.length() >= SHORTEST_SECRET).toList();
    this.links = links.filter(secret -> secret.length() >= SHORTEST_SECRET).toList();
  }

  /**
   * Returns what may be secret in a URI: its query, and each long value in it, which may be a
   * signature, encoded or not; and its user and password.
   */
  public static Stream<String> secretsOf(URI uri) {
    String query = uri.getRawQuery() == null ? "" : uri.getRawQuery();
    String authority = uri.getRawAuthority();
    String user = authority == null ? "" : authority.substring(0, authority.lastIndexOf('@') + 1);
    Stream<String> values =
        Stream.of(query.split("&"))
            .map(parameter -> parameter.substring(parameter.indexOf('=') + 1))
            .filter(value -> value.length() >= SHORTEST_SIGNATURE)
            .filter(value -> !MEDIA_TYPE.matcher(decoded(value)).matches())
            .flatMap(value -> Stream.of(value, decoded(value)));
    Stream<String> users = Stream.of(user, user.substring(user.indexOf(':') + 1).replace("@", ""));
    return Stream.of(Stream.of(query), values, users).flatMap(it -> it).distinct();
  }

  private static String decoded(String value) {
    return URLDecoder.decode(value.replace("+", "%2B"), StandardCharsets.UTF_8);
  }

  /**
   * Returns a string without the secrets, in capitals or not, as a server may write headers, and
   * escaped or not, as it may write bodies.
   */
  public String of(String text) {
    return without(links, without(keys, text));
  }

  /**
   * Returns a result without the keys. It may be behind a link that has parts of one that was sent,
   * such as the name of an algorithm.
   */
  public String ofResult(String text) {
    return without(keys, text);
  }

  private static String without(List<String> secrets, String text) {
    String plain = text;
    for (String secret : secrets) {
      plain = without(secret, plain);
    }
    return plain;
  }

  private static String without(String secret, String text) {
    StringBuilder plain = new StringBuilder();
    int shown = 0;
    int at = 0;
    while (at < text.length()) {
      int end = end(secret, text, at);
      if (end == -1) {
        at++;
      } else {
        plain.append(text, shown, at).append(REDACTED);
        shown = end;
        at = end;
      }
    }
    return shown == 0 ? text : plain.append(text, shown, text.length()).toString();
  }

  /** Returns where a secret ends that begins at an index, escaped or not; -1 if none does. */
  private static int end(String secret, String text, int from) {
    if (text.regionMatches(true, from, secret, 0, secret.length())) {
      return from + secret.length();
    }
    int at = from;
    for (int i = 0; i < secret.length() && at != -1; i++) {
      if (at < text.length() && ESCAPES.indexOf(text.charAt(at)) != -1) {
        at = afterEscape(secret.charAt(i), text, at);
      } else {
        at = text.regionMatches(true, at, secret, i, 1) ? at + 1 : -1;
      }
      while (at != -1 && at < text.length() && text.charAt(at) == 0) {
        at++; // Of UTF-16 that was read as UTF-8.
      }
    }
    return at;
  }

  private static int afterEscape(char c, String text, int at) {
    String hex = Integer.toHexString(0x10000 | c).substring(1);
    String name = NAMES.getOrDefault(c, "");
    return Stream.of(
            "\\u" + hex,
            "%" + hex.substring(2),
            "&#" + (int) c + ";",
            "&#x" + hex.substring(2) + ";",
            "&" + name + ";",
            "\\" + c,
            "" + c)
        .filter(form -> text.regionMatches(true, at, form, 0, form.length()))
        .mapToInt(form -> at + form.length())
        .findFirst()
        .orElse(-1);
  }

  /** Returns an exception as it is, or one alone if a message in it or behind it has a secret. */
  public Throwable of(Throwable failure) {
    StringWriter all = new StringWriter();
    failure.printStackTrace(new PrintWriter(all));
    String text = all.toString();
    if (of(text).equals(text)) {
      return failure;
    }
    IOException redacted = new IOException(of(failure.toString()));
    redacted.setStackTrace(failure.getStackTrace());
    return redacted;
  }
}
