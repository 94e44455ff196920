package io.github.tryonjobs.contract.cli;

import java.net.URI;
import java.util.function.Function;
import picocli.CommandLine.ParameterException;

/** Validates the URL options. */
final class WebUrl {

  private WebUrl() {}

  static void check(String option, URI url, Function<String, ParameterException> wrong) {
    if (url.getRawUserInfo() != null) {
      throw wrong.apply(option + ": a URL with a user or password is not accepted");
    }
    boolean isWeb = "http".equals(url.getScheme()) || "https".equals(url.getScheme());
    if (!isWeb || url.getHost() == null) {
      throw wrong.apply(option + ": " + url + " is not a URL such as http://127.0.0.1:8080");
    }
    if (url.getRawQuery() != null || url.getRawFragment() != null) {
      throw wrong.apply(option + ": " + url + " has a query or fragment; a URL ends before them");
    }
  }
}
