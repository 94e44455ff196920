package io.github.tryonjobs.mock.http;

import static io.github.tryonjobs.mock.control.MockError.Kind.FORBIDDEN;
import static io.github.tryonjobs.mock.control.MockError.Kind.MALFORMED;
import static io.github.tryonjobs.mock.control.MockError.Kind.NOT_JSON;
import static io.github.tryonjobs.mock.control.MockError.Kind.UNKNOWN_EXPECTATION;
import static io.github.tryonjobs.mock.control.MockError.Kind.WRONG_HOST;

import io.github.tryonjobs.mock.control.MockError;
import io.github.tryonjobs.mock.generated.TryOnJobsApi;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpUtil;
import io.netty.handler.codec.http.HttpVersion;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Decides who may come in. A web page must not reach the server by a name that it has bent to it
 * (DNS rebinding), and must not call its control API from another origin. Safe for use by several
 * threads.
 */
public final class Door {

  /** Hosts that no web page can make a browser take for its own: addresses need no DNS. */
  private static final Pattern ADDRESS = Pattern.compile("[0-9.]+|\\[.*]|localhost");

  private static final String BEARER = "Bearer ";

  /** Of two values, one reader may take the first and another the last. */
  private static final List<String> ONCE =
      List.of(TryOnJobsApi.API_KEY_HEADER, "Content-Type", "Authorization", "Origin");

  private static final Set<String> JSON_METHODS = Set.of("POST", "PUT", "PATCH");

  private final Set<String> hostNames;
  private final Set<String> origins;
  private final boolean control;
  private final @Nullable String controlToken;

  /** Most requests have the same, which need not be read again. */
  private volatile @Nullable String lastGoodHost;

  /**
   * Creates a door.
   *
   * @param hostNames names by which the server is reached, in lower case, beside localhost and
   *     addresses
   * @param origins those of web pages that may call this server, as browsers send them
   * @param control whether there is a control API
   * @param controlToken what a call of the control API must have; null if nothing
   */
  public Door(
      Set<String> hostNames, Set<String> origins, boolean control, @Nullable String controlToken) {
    this.hostNames = Set.copyOf(hostNames);
    this.origins = Set.copyOf(origins);
    this.control = control;
    this.controlToken = controlToken;
  }

  /** Lets a request in, or throws a {@link MockError}. */
  void check(HttpRequest request, Target target) {
    HttpHeaders headers = request.headers();
    checkFraming(request, headers);
    List<String> hosts = headers.getAll("Host");
    if (hosts.size() > 1 || (hosts.isEmpty() && isHttp11(request))) {
      throw MALFORMED.of("Host must be there once");
    }
    if (Paths.isReadiness(target.path())) {
      return;
    }
    hosts.forEach(this::checkHost);
    checkHost(target.authority());
    if (!headers.getAll("Expect").stream().allMatch("100-continue"::equalsIgnoreCase)) {
      throw UNKNOWN_EXPECTATION.of("the only Expect is 100-continue");
    }
    if (Paths.isControl(target.path())) {
      checkControl(request, headers, target.path());
    }
  }

  private static boolean isHttp11(HttpRequest request) {
    return request.protocolVersion().equals(HttpVersion.HTTP_1_1);
  }

  /** What the library lets pass, but another reader may read in another way. */
  private static void checkFraming(HttpRequest request, HttpHeaders headers) {
    List<String> encodings = headers.getAll("Transfer-Encoding");
    boolean hasLength = headers.contains("Content-Length");
    if (!encodings.isEmpty()
        && (encodings.size() > 1
            || !encodings.get(0).equalsIgnoreCase("chunked")
            || hasLength
            || !isHttp11(request))) {
      throw MALFORMED.of("the only Transfer-Encoding is chunked, once, in HTTP/1.1, and alone");
    }
    for (String name : ONCE) {
      if (headers.getAll(name).size() > 1) {
        throw MALFORMED.of(name + " must be there once");
      }
    }
    String method = request.method().name();
    if (method.equals("TRACE") && (hasLength || !encodings.isEmpty())) {
      throw MALFORMED.of("a TRACE has no body");
    }
    if (method.equals("CONNECT") || method.equals("PRI")) {
      throw MALFORMED.of("this server is not a proxy and does not speak HTTP/2");
    }
  }

  private void checkHost(@Nullable String host) {
    if (host == null || host.equals(lastGoodHost)) {
      return;
    }
    String name = Authority.host(host);
    if (name == null) {
      throw MALFORMED.of("the Host header is not a host and a port");
    }
    if (!ADDRESS.matcher(name).matches() && !hostNames.contains(name)) {
      throw WRONG_HOST.of(
          "\"" + host + "\" is not a name of this server; allow it with --allowed-host");
    }
    lastGoodHost = host;
  }

  private void checkControl(HttpRequest request, HttpHeaders headers, String path) {
    if (!control) {
      throw FORBIDDEN.of("the control API is switched off (--no-control)");
    }
    boolean isPublic = Paths.isPublic(path);
    String origin = headers.get("Origin");
    String site = headers.get("Sec-Fetch-Site");
    boolean isForeign =
        allowedOrigin(headers) == null
            && ((origin != null && !authority(origin).equalsIgnoreCase(headers.get("Host")))
                || "cross-site".equals(site)
                || "same-site".equals(site));
    // A link on any other page may lead to this server's page, which shows nothing by itself.
    boolean followsLink =
        isPublic && origin == null && "navigate".equals(headers.get("Sec-Fetch-Mode"));
    if (isForeign && !followsLink) {
      throw FORBIDDEN.of("a web page of another origin must not call the control API");
    }
    if (!isPublic && !hasToken(headers.get("Authorization"))) {
      throw FORBIDDEN.of("expected the header Authorization: Bearer and the control token");
    }
    boolean hasBody =
        HttpUtil.getContentLength(request, 0L) > 0 || HttpUtil.isTransferEncodingChunked(request);
    if (hasBody
        && JSON_METHODS.contains(request.method().name())
        && !isJson(headers.get("Content-Type"))) {
      throw NOT_JSON.of("expected the header Content-Type: application/json");
    }
  }

  /** Returns the origin of a web page that may call this server, or null if there is none. */
  @Nullable String allowedOrigin(HttpHeaders headers) {
    String origin = origins.isEmpty() ? null : headers.get("Origin");
    return origin != null && origins.contains(origin) ? origin : null;
  }

  private static String authority(String origin) {
    try {
      return String.valueOf(URI.create(origin).getRawAuthority());
    } catch (IllegalArgumentException e) {
      return "";
    }
  }

  private boolean hasToken(@Nullable String given) {
    return controlToken == null
        || (given != null
            && given.regionMatches(true, 0, BEARER, 0, BEARER.length())
            && MessageDigest.isEqual(bytes(given.substring(BEARER.length())), bytes(controlToken)));
  }

  private static byte[] bytes(String string) {
    return string.getBytes(StandardCharsets.UTF_8);
  }

  private static boolean isJson(@Nullable String type) {
    return type != null && type.split(";", 2)[0].trim().equalsIgnoreCase("application/json");
  }
}
