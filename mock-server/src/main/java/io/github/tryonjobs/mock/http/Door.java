package io.github.tryonjobs.mock.http;

import io.github.tryonjobs.mock.problem.MockError;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.glassfish.grizzly.http.server.Request;
import org.jspecify.annotations.Nullable;

/**
 * Decides who may come in. A web page must not reach the server by a name that it has bent to it
 * (DNS rebinding), and must not call its control API from another origin. Immutable.
 */
final class Door {

  private static final Set<String> LOCAL_NAMES = Set.of("localhost");

  /** An address is none that a web page could have bent. */
  private static final Pattern ADDRESS = Pattern.compile("[0-9.]+|\\[.*]");

  private static final int MAX_PORT = 65_535;

  private static final String BEARER = "Bearer ";
  private static final Set<String> JSON_METHODS = Set.of("POST", "PUT", "PATCH");

  private final DoorRules rules;

  Door(DoorRules rules) {
    this.rules = rules;
  }

  /** Returns why a request may not come in; empty if it may. */
  Optional<MockError> refuse(Request request) {
    Optional<MockError> wrongHost = refuseHost(request.getHeader("Host"));
    return wrongHost.isPresent() || !ControlPaths.isControl(request.getRequestURI())
        ? wrongHost
        : refuseControl(request);
  }

  private Optional<MockError> refuseHost(@Nullable String header) {
    if (header == null) {
      return Optional.empty();
    }
    String name = hostName(header);
    if (name == null) {
      return Optional.of(MockError.malformedRequest("the Host header is no host and port"));
    }
    return LOCAL_NAMES.contains(name)
            || ADDRESS.matcher(name).matches()
            || rules.hostNames().contains(name)
        ? Optional.empty()
        : Optional.of(
            MockError.wrongHost(
                "\"" + name + "\" is not a name of this server; allow it with --allowed-host"));
  }

  /** Returns the name or address before the port, if any; null if it is something else. */
  private static @Nullable String hostName(String header) {
    try {
      URI server = new URI("http://" + header).parseServerAuthority();
      boolean isHostAndPort = server.getRawAuthority().length() == header.length();
      return isHostAndPort
              && server.getHost() != null
              && server.getRawUserInfo() == null
              && server.getPort() <= MAX_PORT
          ? server.getHost().toLowerCase(Locale.ROOT)
          : null;
    } catch (URISyntaxException e) {
      return null;
    }
  }

  private Optional<MockError> refuseControl(Request request) {
    if (!rules.control()) {
      return Optional.of(MockError.forbidden("the control API is switched off (--no-control)"));
    }
    if (isForeign(request) && !followsLink(request)) {
      return Optional.of(
          MockError.forbidden("a web page of another origin must not call the control API"));
    }
    if (!ControlPaths.isPublic(request.getRequestURI()) && !hasToken(request)) {
      return Optional.of(
          MockError.forbidden("expected the header Authorization: Bearer and the control token"));
    }
    return refuseBody(request);
  }

  private static boolean isForeign(Request request) {
    String origin = request.getHeader("Origin");
    String site = request.getHeader("Sec-Fetch-Site");
    return (origin != null && !authority(origin).equalsIgnoreCase(request.getHeader("Host")))
        || "cross-site".equals(site)
        || "same-site".equals(site);
  }

  /** A link on any other page may lead to this server's page, which shows nothing by itself. */
  private static boolean followsLink(Request request) {
    return ControlPaths.isPublic(request.getRequestURI())
        && request.getHeader("Origin") == null
        && "navigate".equals(request.getHeader("Sec-Fetch-Mode"));
  }

  private static String authority(String origin) {
    try {
      return String.valueOf(URI.create(origin).getRawAuthority());
    } catch (IllegalArgumentException e) {
      return "";
    }
  }

  private boolean hasToken(Request request) {
    String token = rules.controlToken();
    if (token == null) {
      return true;
    }
    String given = request.getHeader("Authorization");
    return given != null
        && given.startsWith(BEARER)
        && MessageDigest.isEqual(bytes(given.substring(BEARER.length())), bytes(token));
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static Optional<MockError> refuseBody(Request request) {
    boolean hasBody = request.getContentLengthLong() > 0 || request.getRequest().isChunked();
    String type = request.getContentType();
    boolean isJson =
        type != null && type.split(";", 2)[0].trim().equalsIgnoreCase("application/json");
    return hasBody && JSON_METHODS.contains(request.getMethod().getMethodString()) && !isJson
        ? Optional.of(MockError.notJson("expected the header Content-Type: application/json"))
        : Optional.empty();
  }
}
