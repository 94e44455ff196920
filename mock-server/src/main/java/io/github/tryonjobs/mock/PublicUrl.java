package io.github.tryonjobs.mock;

import java.net.URI;
import java.net.URISyntaxException;

/** Where callers reach a server. */
final class PublicUrl {

  private PublicUrl() {}

  /**
   * Returns the URL without a slash at its end.
   *
   * @throws IllegalArgumentException if it is not an http or https URL of a host
   */
  static String checked(String url) {
    try {
      URI uri = new URI(url);
      String scheme = String.valueOf(uri.getScheme());
      boolean isHttp = scheme.equalsIgnoreCase("http") || scheme.equalsIgnoreCase("https");
      if (isHttp
          && uri.getRawAuthority() != null
          && uri.getRawUserInfo() == null
          && !uri.getRawAuthority().contains("@")
          && uri.getRawQuery() == null
          && uri.getRawFragment() == null) {
        return url.endsWith("/") ? url.substring(0, url.length() - 1) : url;
      }
    } catch (URISyntaxException e) {
      // Said below.
    }
    throw new IllegalArgumentException(
        "\"" + url + "\" is not a URL such as https://mock.example or http://localhost:8080/mock");
  }
}
