package io.github.tryonjobs.mock.http;

import io.github.tryonjobs.mock.control.MockError;
import io.github.tryonjobs.mock.control.MockErrorException;
import org.jspecify.annotations.Nullable;

/**
 * The target of a request. It is read once and in one way, so that all who look at it see the same.
 *
 * @param path the path, percent-encoded
 * @param query the query with its question mark, or an empty string
 * @param authority the host and port of an absolute target, or null
 */
record Target(String path, String query, @Nullable String authority) {

  private static final String SCHEME = "http://";

  /** What may be in a path beside letters, digits and percent-encoding. */
  private static final String PLAIN = "-._~!$&'()*+,;=:@/";

  /**
   * Reads a target.
   *
   * @throws MockErrorException if no client can want it
   */
  static Target parse(String target) {
    if (target.equals("*")) {
      throw new MockErrorException(MockError.unknownPath("* is not a path of the contract"));
    }
    String authority = null;
    String rest = target;
    if (target.startsWith(SCHEME)) {
      int end = endOfAuthority(target);
      authority = target.substring(SCHEME.length(), end);
      rest = target.substring(end);
      rest = rest.startsWith("/") ? rest : "/" + rest;
    }
    if (!rest.startsWith("/")) {
      throw malformed("is neither a path nor a http URI");
    }
    int question = rest.indexOf('?');
    String path = question < 0 ? rest : rest.substring(0, question);
    String query = question < 0 ? "" : rest.substring(question);
    checkPath(path);
    checkQuery(query);
    return new Target(path.replace(";", "%3B"), query, authority);
  }

  private static int endOfAuthority(String target) {
    for (int i = SCHEME.length(); i < target.length(); i++) {
      if ("/?#".indexOf(target.charAt(i)) >= 0) {
        return i;
      }
    }
    return target.length();
  }

  private static void checkPath(String path) {
    for (int i = 0; i < path.length(); i++) {
      char c = path.charAt(i);
      if (c == '%') {
        int code = code(path, i);
        if (code < ' ' || code == 0x7F) {
          throw malformed("has a control character in its path");
        }
        i += 2;
      } else if (!isLetterOrDigit(c) && PLAIN.indexOf(c) < 0) {
        throw malformed("has '" + c + "' in its path, which must be percent-encoded");
      }
    }
    if (path.indexOf('.') >= 0 || path.contains("%2")) {
      checkSegments(path);
    }
  }

  /** Clients resolve {@code .} and {@code ..} before they ask, however they are written. */
  private static void checkSegments(String path) {
    for (String segment : path.split("/", -1)) {
      String plain = segment.length() > 6 ? segment : segment.replaceAll("%2[eE]", ".");
      if (plain.equals(".") || plain.equals("..")) {
        throw malformed("has . or .. in its path; resolve them");
      }
    }
  }

  private static void checkQuery(String query) {
    for (int i = query.indexOf('%'); i >= 0; i = query.indexOf('%', i + 1)) {
      int unused = code(query, i);
    }
    if (query.indexOf('#') >= 0) {
      throw malformed("has a fragment");
    }
  }

  /** Returns what a percent sign and two digits stand for. */
  private static int code(String target, int percent) {
    int high = percent + 1 < target.length() ? Character.digit(target.charAt(percent + 1), 16) : -1;
    int low = percent + 2 < target.length() ? Character.digit(target.charAt(percent + 2), 16) : -1;
    if (high < 0 || low < 0) {
      throw malformed("has a % that two hexadecimal digits do not follow");
    }
    return high * 16 + low;
  }

  private static boolean isLetterOrDigit(char c) {
    return c < 128 && Character.isLetterOrDigit(c);
  }

  private static MockErrorException malformed(String detail) {
    return new MockErrorException(MockError.malformedRequest("the request target " + detail));
  }
}
