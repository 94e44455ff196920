package io.github.tryonjobs.client.internal.http;

import java.io.IOException;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
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
   * Returns what may be secret in a URI: its query, also as it stands in JSON, and each long value
   * in it, which may be a signature, encoded or not; and its user and password.
   */
  public static Stream<String> secretsOf(URI uri) {
    String query = uri.getRawQuery() == null ? "" : uri.getRawQuery();
    String authority = uri.getRawAuthority();
    String user = authority == null ? "" : authority.substring(0, authority.lastIndexOf('@') + 1);
    Stream<String> queries =
        Stream.of(query, query.replace("/", "\\/"))
            .flatMap(q -> Stream.of(q, q.replace("&", "\\u0026")));
    Stream<String> values =
        Stream.of(query.split("&"))
            .map(parameter -> parameter.substring(parameter.indexOf('=') + 1))
            .filter(value -> value.length() >= SHORTEST_SIGNATURE)
            .filter(value -> !MEDIA_TYPE.matcher(decoded(value)).matches())
            .flatMap(value -> Stream.of(value, decoded(value)));
    Stream<String> users = Stream.of(user, user.substring(user.indexOf(':') + 1).replace("@", ""));
    return Stream.of(queries, values, users).flatMap(it -> it).distinct();
  }

  private static String decoded(String value) {
    return URLDecoder.decode(value.replace("+", "%2B"), StandardCharsets.UTF_8);
  }

  /** Returns a string without the secrets, in capitals or not: a server may write headers so. */
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
    int found = indexOf(secret, text, 0);
    if (found == -1) {
      return text;
    }
    StringBuilder plain = new StringBuilder();
    int end = 0;
    while (found != -1) {
      plain.append(text, end, found).append(REDACTED);
      end = found + secret.length();
      found = indexOf(secret, text, end);
    }
    return plain.append(text, end, text.length()).toString();
  }

  /** Looks for a secret in upper and lower case. */
  private static int indexOf(String secret, String text, int from) {
    for (int at = from; at <= text.length() - secret.length(); at++) {
      if (text.regionMatches(true, at, secret, 0, secret.length())) {
        return at;
      }
    }
    return -1;
  }

  /** Returns an exception as it is, or one without cause if a message in it has a secret. */
  public Throwable of(Throwable failure) {
    for (Throwable t = failure; t != null; t = t.getCause()) {
      String text = t.toString();
      if (!of(text).equals(text)) {
        IOException redacted = new IOException(of(failure.toString()));
        redacted.setStackTrace(failure.getStackTrace());
        return redacted;
      }
    }
    return failure;
  }
}
