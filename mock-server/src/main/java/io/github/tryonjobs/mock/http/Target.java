package io.github.tryonjobs.mock.http;

import static io.github.tryonjobs.mock.control.MockError.Kind.MALFORMED;
import static io.github.tryonjobs.mock.control.MockError.Kind.UNKNOWN_PATH;

import io.github.tryonjobs.mock.control.MockError;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The target of a request. It is read once and in one way, so that all who look at it see the same.
 *
 * @param path the path, percent-encoded
 * @param query the query with its question mark, percent-encoded, or an empty string
 * @param authority the host and port of an absolute target, or null
 */
record Target(String path, String query, @Nullable String authority) {

  private static final String SCHEME = "http://";

  /** What may be in a path or a query beside letters and digits. */
  private static final String PLAIN = "/-._~!$&'()*+,;=:@%";

  /** Reads a target, or throws a {@link MockError} if no client can want it. */
  static Target parse(String target) {
    if (target.equals("*")) {
      throw UNKNOWN_PATH.of("* is not a path of the contract");
    }
    boolean isAbsolute = target.regionMatches(true, 0, SCHEME, 0, SCHEME.length());
    int slash = isAbsolute ? target.indexOf('/', SCHEME.length()) : 0;
    String authority =
        isAbsolute ? target.substring(SCHEME.length(), slash < 0 ? target.length() : slash) : null;
    String rest = slash < 0 ? "/" : target.substring(slash);
    if (!rest.startsWith("/")) {
      throw MALFORMED.of("the request target is neither a path nor an http URI");
    }
    int question = rest.indexOf('?');
    String path = question < 0 ? rest : rest.substring(0, question);
    String query = question < 0 ? "" : rest.substring(question);
    checkPath(path);
    checkPercents(query, false);
    return new Target(path.replace(";", "%3B"), encoded(query), authority);
  }

  /** Encodes what is sent as it is in a query by many clients, but is in no URI. */
  private static String encoded(String query) {
    StringBuilder encoded = new StringBuilder();
    for (int i = 0; i < query.length(); i++) {
      char c = query.charAt(i);
      if (isPlain(c) || c == '?') {
        encoded.append(c);
      } else {
        encoded.append(String.format(Locale.ROOT, "%%%02X", (int) c));
      }
    }
    return encoded.toString();
  }

  private static boolean isPlain(char c) {
    return (c < 128 && Character.isLetterOrDigit(c)) || PLAIN.indexOf(c) >= 0;
  }

  private static void checkPath(String path) {
    for (int i = 0; i < path.length(); i++) {
      char c = path.charAt(i);
      if (!isPlain(c)) {
        throw MALFORMED.of(
            "the request target has '" + c + "' in its path, which must be percent-encoded");
      }
    }
    checkPercents(path, true);
    if (path.indexOf('%') >= 0) {
      checkUtf8(path);
    }
    // Clients resolve these before they ask, however they are written.
    for (int start = 0; start >= 0; start = path.indexOf('/', start + 1)) {
      int dots = 0;
      int i = start + 1;
      while (path.startsWith(".", i) || path.regionMatches(true, i, "%2e", 0, 3)) {
        i += path.charAt(i) == '.' ? 1 : 3;
        dots++;
      }
      if ((dots == 1 || dots == 2) && (i == path.length() || path.charAt(i) == '/')) {
        throw MALFORMED.of("the request target has . or .. in its path; resolve them");
      }
    }
  }

  /** Other bytes would be replaced, and make one id of several. */
  private static void checkUtf8(String path) {
    ByteBuffer bytes = ByteBuffer.allocate(path.length());
    for (int i = 0; i < path.length(); i++) {
      if (path.charAt(i) == '%') {
        bytes.put((byte) HexFormat.fromHexDigits(path, i + 1, i + 3));
        i += 2;
      } else {
        bytes.put((byte) path.charAt(i));
      }
    }
    try {
      StandardCharsets.UTF_8.newDecoder().decode(bytes.flip());
    } catch (CharacterCodingException e) {
      throw MALFORMED.of("the request target has bytes in its path that are not UTF-8");
    }
  }

  private static void checkPercents(String string, boolean isPath) {
    if (!isPath && string.indexOf('#') >= 0) {
      throw MALFORMED.of("the request target has a fragment");
    }
    for (int i = string.indexOf('%'); i >= 0; i = string.indexOf('%', i + 1)) {
      int high = i + 2 < string.length() ? Character.digit(string.charAt(i + 1), 16) : -1;
      int low = i + 2 < string.length() ? Character.digit(string.charAt(i + 2), 16) : -1;
      if (high < 0 || low < 0) {
        throw MALFORMED.of("the request target has a % that two hexadecimal digits do not follow");
      }
      if (isPath && (high < 2 || (high == 7 && low == 15))) {
        throw MALFORMED.of("the request target has a control character in its path");
      }
    }
  }
}
