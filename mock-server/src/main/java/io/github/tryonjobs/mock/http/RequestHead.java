package io.github.tryonjobs.mock.http;

import io.github.tryonjobs.mock.problem.MockError;
import io.github.tryonjobs.mock.problem.MockErrorException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.glassfish.grizzly.Buffer;
import org.jspecify.annotations.Nullable;

/**
 * The request line and the headers of a request, checked more strictly than the container does:
 * where two readers could see different requests in the same bytes, requests can be smuggled.
 */
final class RequestHead {

  private static final String TOKEN = "[!#$%&'*+.^_`|~0-9A-Za-z-]+";
  private static final Pattern REQUEST_LINE = Pattern.compile("(" + TOKEN + ") ([!-~]+) (\\S*)");
  private static final Pattern VERSION = Pattern.compile("HTTP/1\\.[01]");
  private static final Pattern HEADER =
      Pattern.compile("(" + TOKEN + "):[ \t]*([\t\\x20-\\x7E\\x80-\\xFF]*)");

  private static final String LINE_END = "\r\n";

  private final String method;
  private final String target;
  private final String version;
  private int hosts;
  private int lengths;
  private @Nullable String encoding;

  private RequestHead(Matcher requestLine) {
    method = requestLine.group(1);
    target = requestLine.group(2);
    version = requestLine.group(3);
  }

  /**
   * Refuses what is not even the beginning of a request, such as that of TLS, instead of waiting
   * for the rest of it.
   *
   * @throws MockErrorException if the byte is none that a method can begin with
   */
  static void checkFirst(byte first) {
    if (first <= ' ' || first > '~') {
      throw malformed("it does not begin with a method; this server speaks plain http");
    }
  }

  /**
   * Finds the end of a head: the line with nothing in it.
   *
   * @param from where to begin to look
   * @return the position after the head, or -1 if it is not complete yet
   */
  static int end(Buffer input, int from) {
    for (int i = from; i < input.limit(); i++) {
      if (input.get(i) == '\n' && isEmptyLine(input, i)) {
        return i + 1;
      }
    }
    return -1;
  }

  private static boolean isEmptyLine(Buffer input, int end) {
    int last = end - 1;
    if (last > input.position() && input.get(last) == '\r') {
      last--;
    }
    return last >= input.position() && input.get(last) == '\n';
  }

  /**
   * Checks a complete head.
   *
   * @throws MockErrorException if it is not as it should be
   */
  static void check(byte[] bytes, Limits limits) {
    String text = new String(bytes, StandardCharsets.ISO_8859_1);
    if (!text.endsWith(LINE_END + LINE_END)) {
      throw malformed("a line ends otherwise than with CR LF");
    }
    String[] lines = text.substring(0, text.length() - 2 * LINE_END.length()).split(LINE_END, -1);
    Matcher requestLine = REQUEST_LINE.matcher(lines[0]);
    if (!requestLine.matches()) {
      throw malformed("the request line is not: method, space, target, space, HTTP/1.1");
    }
    RequestHead head = new RequestHead(requestLine);
    for (int i = 1; i < lines.length; i++) {
      head.addHeader(lines[i]);
    }
    head.check(limits);
  }

  private void addHeader(String line) {
    Matcher header = HEADER.matcher(line);
    if (!header.matches()) {
      throw malformed(
          "a header is not: name, colon, value; or it has a control character, goes on in the next"
              + " line, or ends otherwise than with CR LF");
    }
    switch (header.group(1).toLowerCase(Locale.ROOT)) {
      case "host" -> hosts++;
      case "content-length" -> lengths++;
      case "transfer-encoding" -> {
        if (encoding != null) {
          throw malformed("Transfer-Encoding is there twice");
        }
        encoding = header.group(2).trim();
      }
      default -> {
        // All others are as they may.
      }
    }
  }

  private void check(Limits limits) {
    if (!VERSION.matcher(version).matches()) {
      throw malformed("this server speaks HTTP/1.1 and HTTP/1.0 only");
    }
    if (target.length() > limits.targetBytes()) {
      throw new MockErrorException(
          MockError.tooLarge(
              414, "the target of a request must be within " + limits.targetBytes() + " bytes"));
    }
    if (hosts > 1) {
      throw malformed("Host is there twice");
    }
    checkLength();
  }

  private void checkLength() {
    boolean hasBody = lengths > 0 || encoding != null;
    if (lengths > 1) {
      throw malformed("Content-Length is there twice");
    }
    if (encoding != null && lengths > 0) {
      throw malformed("there is a Content-Length beside a Transfer-Encoding");
    }
    if (encoding != null && (!encoding.equalsIgnoreCase("chunked") || version.equals("HTTP/1.0"))) {
      throw malformed("the only Transfer-Encoding is chunked, in HTTP/1.1");
    }
    if (hasBody && method.equals("TRACE")) {
      throw malformed("a TRACE has no body");
    }
    if (method.equals("CONNECT") || method.equals("PRI")) {
      throw malformed("this server is no proxy and does not speak HTTP/2");
    }
  }

  private static MockErrorException malformed(String detail) {
    return new MockErrorException(MockError.malformedRequest(detail));
  }
}
