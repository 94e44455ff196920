package io.github.tryonjobs.mock.http;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Names and addresses by which a server is reached, as the header {@code Host} has them. */
public final class Authority {

  private static final int MAX_PORT = 65_535;

  private Authority() {}

  /** Returns the name or address before the port, if any; null if it is something else. */
  static @Nullable String host(String hostAndPort) {
    try {
      // Names of containers have underscores, which that class takes for no part of a name.
      URI server = new URI("http://" + hostAndPort.replace('_', 'x')).parseServerAuthority();
      boolean isHostAndPort =
          server.getHost() != null
              && server.getRawAuthority().length() == hostAndPort.length()
              && server.getRawUserInfo() == null
              && server.getPort() <= MAX_PORT;
      return isHostAndPort
          ? hostAndPort.substring(0, server.getHost().length()).toLowerCase(Locale.ROOT)
          : null;
    } catch (URISyntaxException e) {
      return null;
    }
  }

  /**
   * Returns a name in lower case, or an address of IPv6 as it is, if a {@code Host} can have it.
   */
  public static String checkedHost(String name) {
    boolean isAddress = name.indexOf(':') >= 0;
    String host = host(isAddress ? "[" + name + "]" : name);
    if (host == null || (!isAddress && host.length() != name.length())) {
      throw new IllegalArgumentException(
          "\"" + name + "\" is not a host name such as mock.test, without scheme and port");
    }
    return isAddress ? name : host;
  }

  /** Returns an http or https URL of a host without a slash at its end. */
  public static String checkedUrl(String url) {
    try {
      URI uri = new URI(url);
      String scheme = String.valueOf(uri.getScheme());
      boolean isHttp = scheme.equalsIgnoreCase("http") || scheme.equalsIgnoreCase("https");
      if (isHttp
          && uri.getRawAuthority() != null
          && host(uri.getRawAuthority()) != null
          && uri.getRawQuery() == null
          && uri.getRawFragment() == null) {
        return url.replaceFirst("/++$", "");
      }
    } catch (URISyntaxException e) {
      // Said below.
    }
    String shown = url.replaceFirst("//[^/]*@", "//***@");
    throw new IllegalArgumentException(
        "\""
            + shown
            + "\" is not a URL such as https://mock.example or http://localhost:8080/mock");
  }
}
