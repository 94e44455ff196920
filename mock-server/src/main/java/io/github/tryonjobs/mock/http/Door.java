package io.github.tryonjobs.mock.http;

import io.github.tryonjobs.mock.control.MockError;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpUtil;
import io.netty.handler.codec.http.HttpVersion;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Decides who may come in. A web page must not reach the server by a name that it has bent to it
 * (DNS rebinding), and must not call its control API from another origin. Safe for use by several
 * threads.
 */
final class Door {

  private static final Set<String> LOCAL_NAMES = Set.of("localhost");

  /** An address is none that a web page could have bent. */
  private static final Pattern ADDRESS = Pattern.compile("[0-9.]+|\\[.*]");

  private static final int MAX_PORT = 65_535;

  private static final String BEARER = "Bearer ";
  private static final Set<String> JSON_METHODS = Set.of("POST", "PUT", "PATCH");

  private final DoorRules rules;

  /** Most requests have the same, which need not be read again. */
  private volatile @Nullable String lastGood;

  Door(DoorRules rules) {
    this.rules = rules;
  }

  /** Returns why a request may not come in; empty if it may. */
  Optional<MockError> refuse(HttpRequest request, Target target) {
    return refuseFraming(request)
        .or(() -> refuseNames(request, target))
        .or(() -> refuseExpectation(request));
  }

  /** What the library lets pass, but another reader may read in another way. */
  private static Optional<MockError> refuseFraming(HttpRequest request) {
    List<String> encodings = request.headers().getAll(HttpHeaderNames.TRANSFER_ENCODING);
    boolean hasLength = request.headers().contains(HttpHeaderNames.CONTENT_LENGTH);
    if (!encodings.isEmpty()) {
      boolean isClear =
          encodings.size() == 1
              && encodings.get(0).equalsIgnoreCase("chunked")
              && !hasLength
              && request.protocolVersion().equals(HttpVersion.HTTP_1_1);
      if (!isClear) {
        return malformed("the only Transfer-Encoding is chunked, once, in HTTP/1.1, and alone");
      }
    }
    String method = request.method().name();
    if (method.equals("TRACE") && (hasLength || !encodings.isEmpty())) {
      return malformed("a TRACE has no body");
    }
    return method.equals("CONNECT") || method.equals("PRI")
        ? malformed("this server is no proxy and does not speak HTTP/2")
        : Optional.empty();
  }

  private static Optional<MockError> malformed(String detail) {
    return Optional.of(MockError.malformedRequest(detail));
  }

  private static Optional<MockError> refuseExpectation(HttpRequest request) {
    String expectation = request.headers().get(HttpHeaderNames.EXPECT);
    return expectation == null || expectation.equalsIgnoreCase("100-continue")
        ? Optional.empty()
        : Optional.of(MockError.unknownExpectation("the only Expect is 100-continue"));
  }

  private Optional<MockError> refuseNames(HttpRequest request, Target target) {
    List<String> hosts = request.headers().getAll(HttpHeaderNames.HOST);
    if (hosts.size() > 1) {
      return malformed("Host is there twice");
    }
    if (hosts.isEmpty()) {
      return request.protocolVersion().equals(HttpVersion.HTTP_1_1)
          ? malformed("Host is missing")
          : refuse(request, target, null);
    }
    return refuse(request, target, hosts.get(0));
  }

  private Optional<MockError> refuse(HttpRequest request, Target target, @Nullable String host) {
    Optional<MockError> wrongHost = refuseHost(host).or(() -> refuseHost(target.authority()));
    return wrongHost.isPresent() || !ControlPaths.isControl(target.path())
        ? wrongHost
        : refuseControl(request, target.path());
  }

  private Optional<MockError> refuseHost(@Nullable String header) {
    if (header == null || header.equals(lastGood)) {
      return Optional.empty();
    }
    String name = hostName(header);
    if (name == null) {
      return malformed("the Host header is not a host and a port");
    }
    if (LOCAL_NAMES.contains(name)
        || ADDRESS.matcher(name).matches()
        || rules.hostNames().contains(name)) {
      lastGood = header;
      return Optional.empty();
    }
    return Optional.of(
        MockError.wrongHost(
            "\"" + name + "\" is not a name of this server; allow it with --allowed-host"));
  }

  /** Returns the name or address before the port, if any; null if it is something else. */
  private static @Nullable String hostName(String header) {
    try {
      // Names of containers have underscores, which that class takes for no part of a name.
      URI server = new URI("http://" + header.replace('_', 'x')).parseServerAuthority();
      boolean isHostAndPort = server.getRawAuthority().length() == header.length();
      return isHostAndPort
              && server.getHost() != null
              && server.getRawUserInfo() == null
              && server.getPort() <= MAX_PORT
          ? header.substring(0, server.getHost().length()).toLowerCase(Locale.ROOT)
          : null;
    } catch (URISyntaxException e) {
      return null;
    }
  }

  private Optional<MockError> refuseControl(HttpRequest request, String path) {
    if (!rules.control()) {
      return Optional.of(MockError.forbidden("the control API is switched off (--no-control)"));
    }
    if (isForeign(request) && !followsLink(request, path)) {
      return Optional.of(
          MockError.forbidden("a web page of another origin must not call the control API"));
    }
    if (!ControlPaths.isPublic(path) && !hasToken(request)) {
      return Optional.of(
          MockError.forbidden("expected the header Authorization: Bearer and the control token"));
    }
    return refuseBody(request);
  }

  private static boolean isForeign(HttpRequest request) {
    String origin = request.headers().get("Origin");
    String site = request.headers().get("Sec-Fetch-Site");
    return (origin != null && !authority(origin).equalsIgnoreCase(request.headers().get("Host")))
        || "cross-site".equals(site)
        || "same-site".equals(site);
  }

  /** A link on any other page may lead to this server's page, which shows nothing by itself. */
  private static boolean followsLink(HttpRequest request, String path) {
    return ControlPaths.isPublic(path)
        && request.headers().get("Origin") == null
        && "navigate".equals(request.headers().get("Sec-Fetch-Mode"));
  }

  private static String authority(String origin) {
    try {
      return String.valueOf(URI.create(origin).getRawAuthority());
    } catch (IllegalArgumentException e) {
      return "";
    }
  }

  private boolean hasToken(HttpRequest request) {
    String token = rules.controlToken();
    if (token == null) {
      return true;
    }
    String given = request.headers().get("Authorization");
    return given != null
        && given.startsWith(BEARER)
        && MessageDigest.isEqual(bytes(given.substring(BEARER.length())), bytes(token));
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static Optional<MockError> refuseBody(HttpRequest request) {
    boolean hasBody =
        HttpUtil.getContentLength(request, 0L) > 0 || HttpUtil.isTransferEncodingChunked(request);
    String type = request.headers().get(HttpHeaderNames.CONTENT_TYPE);
    boolean isJson =
        type != null && type.split(";", 2)[0].trim().equalsIgnoreCase("application/json");
    return hasBody && JSON_METHODS.contains(request.method().name()) && !isJson
        ? Optional.of(MockError.notJson("expected the header Content-Type: application/json"))
        : Optional.empty();
  }
}
