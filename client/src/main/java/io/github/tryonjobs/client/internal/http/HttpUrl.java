package io.github.tryonjobs.client.internal.http;

import java.net.IDN;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An http or https URL as it goes on the wire. Names with {@code _}, which {@link URI#getHost()}
 * does not know, are hosts; letters outside ASCII are encoded as UTF-8, in hosts as IDNA says.
 *
 * @param scheme {@code http} or {@code https}
 * @param host the host, without brackets if it is an address of IPv6
 * @param port the port; -1 if the URL has none
 * @param path the path and the query, at least {@code /}
 * @param hasUser whether the URL had a user, which is left out
 */
public record HttpUrl(String scheme, String host, int port, String path, boolean hasUser) {

  private static final Pattern AUTHORITY =
      Pattern.compile(
          "(?<user>[^@]*@)?(?:\\[(?<ip>[0-9A-Fa-f:.]+)]|(?<name>[^@:\\[\\]]+))(?::(?<port>[0-9]{0,5}))?");
  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9._-]+");
  private static final int LARGEST_PORT = 65535;

  /** Reads a URL; empty if it is not an http or https URL with a host. */
  public static Optional<HttpUrl> of(String url) {
    try {
      return of(new URI(url));
    } catch (URISyntaxException e) {
      return Optional.empty();
    }
  }

  /** Reads a URL; empty if it is not an http or https URL with a host. */
  public static Optional<HttpUrl> of(URI uri) {
    String scheme = uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
    if (uri.getRawAuthority() == null || !(scheme.equals("http") || scheme.equals("https"))) {
      return Optional.empty();
    }
    Matcher authority = AUTHORITY.matcher(uri.getRawAuthority());
    if (!authority.matches()) {
      return Optional.empty();
    }
    String digits = authority.group("port");
    int port = digits == null || digits.isEmpty() ? -1 : Integer.parseInt(digits);
    String path = ascii(uri.getRawPath().isEmpty() ? "/" : uri.getRawPath());
    String query = uri.getRawQuery() == null ? "" : "?" + ascii(uri.getRawQuery());
    String ip = authority.group("ip");
    Optional<String> host = ip == null ? name(authority.group("name")) : Optional.of(ip);
    boolean hasUser = authority.group("user") != null;
    return host.filter(h -> port <= LARGEST_PORT)
        .map(h -> new HttpUrl(scheme, h, port, path + query, hasUser));
  }

  private static Optional<String> name(String name) {
    if (NAME.matcher(name).matches()) {
      // Without the tables of IDNA, which take their time.
      return Optional.of(name);
    }
    try {
      String ascii = IDN.toASCII(name);
      return NAME.matcher(ascii).matches() ? Optional.of(ascii) : Optional.empty();
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  /** Encodes all but ASCII, and does not normalize as {@link URI#toASCIIString()} does. */
  private static String ascii(String text) {
    StringBuilder encoded = new StringBuilder(text.length());
    for (byte b : text.getBytes(StandardCharsets.UTF_8)) {
      if ((b & 0x80) == 0) {
        encoded.append((char) b);
      } else {
        encoded.append(String.format(Locale.ROOT, "%%%02X", b));
      }
    }
    return encoded.toString();
  }

  /**
   * Tells whether a string can be a segment of a path: not blank, not {@code .} or {@code ..},
   * which servers resolve, and without half of a surrogate pair, which UTF-8 does not have.
   */
  public static boolean isSegment(String string) {
    return !string.isBlank()
        && !string.equals(".")
        && !string.equals("..")
        && StandardCharsets.UTF_8.newEncoder().canEncode(string);
  }

  /** Tells whether a request to this URL is encrypted. */
  public boolean isSecure() {
    return scheme.equals("https");
  }
}
