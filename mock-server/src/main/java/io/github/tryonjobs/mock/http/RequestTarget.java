package io.github.tryonjobs.mock.http;

import io.github.tryonjobs.mock.problem.MockError;
import java.util.Optional;
import java.util.regex.Pattern;
import org.glassfish.grizzly.http.server.Request;

/** What a request asks for. It is read in one way only, so that all who look at it see the same. */
final class RequestTarget {

  /** {@code .} and {@code ..}, which clients resolve before they ask, however they are written. */
  private static final Pattern DOTS = Pattern.compile("/(?:\\.|%2[eE]){1,2}(?=/|$)");

  private static final Pattern CONTROL_CHARACTER = Pattern.compile("%(?:[01][0-9a-fA-F]|7[fF])");

  private RequestTarget() {}

  /** Returns why it cannot be what a client wants; empty if it can. */
  static Optional<MockError> refuse(Request request) {
    String path = request.getRequestURI();
    if (path.equals("*")) {
      return Optional.of(MockError.unknownPath("* is not a path of the contract"));
    }
    if (!path.startsWith("/") || path.contains("#")) {
      return malformed("is neither a path nor a http URI, or has a fragment");
    }
    if (DOTS.matcher(path).find()) {
      return malformed("has . or .. in its path; resolve them");
    }
    return CONTROL_CHARACTER.matcher(path).find()
        ? malformed("has a control character in its path")
        : Optional.empty();
  }

  private static Optional<MockError> malformed(String detail) {
    return Optional.of(MockError.malformedRequest("the request target " + detail));
  }

  /**
   * Makes what follows a semicolon a part of the path like any other. The framework leaves it out
   * when it looks for a resource and when it reads a job id, and whoever guards a path would have
   * to do the same.
   */
  static void keepSemicolons(Request request) {
    String path = request.getRequestURI();
    if (path.indexOf(';') >= 0) {
      request.setRequestURI(path.replace(";", "%3B"));
    }
  }
}
