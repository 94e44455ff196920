package io.github.tryonjobs.contract.cli;

import java.net.URI;

/** Validates the URL options. */
final class WebUrl {

  private WebUrl() {}

  static void check(String option, URI url) {
    if (url.getRawUserInfo() != null) {
      throw new IllegalArgumentException(
          option + ": a URL with a user or password is not accepted");
    }
    if (!String.valueOf(url.getScheme()).matches("(?i)https?") || url.getHost() == null) {
      throw new IllegalArgumentException(
          option + ": " + url + " is not a URL such as http://127.0.0.1:8080");
    }
    if (url.getRawQuery() != null || url.getRawFragment() != null) {
      throw new IllegalArgumentException(
          option + ": " + url + " has a query or fragment; a URL ends before them");
    }
  }
}
