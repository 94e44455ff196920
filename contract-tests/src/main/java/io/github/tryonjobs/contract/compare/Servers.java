package io.github.tryonjobs.contract.compare;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The servers of an operation. A part of its path may stand in their addresses. */
final class Servers {

  private static final Pattern ADDRESS =
      Pattern.compile("(?<host>[a-zA-Z]+://[^/?#]*)?(?<path>[^?#]*).*");
  private static final Pattern OWN_MACHINE =
      Pattern.compile("[a-zA-Z]+://(localhost|127\\.[0-9.]+|\\[::1\\])(:[0-9]+)?");

  private final List<String> urls;

  private Servers(List<String> urls) {
    this.urls = urls;
  }

  /** Returns the servers of an operation, or else of its path, or else of the document. */
  static Servers of(OpenApiDocument document, JsonNode item, JsonNode operation) {
    List<String> urls = new ArrayList<>();
    for (JsonNode level : List.of(operation, item, document.root())) {
      if (urls.isEmpty()) {
        for (JsonNode server : level.path("servers")) {
          document.step(1 + server.path("variables").size());
          urls.add(url(server));
        }
      }
    }
    return new Servers(urls);
  }

  private static String url(JsonNode server) {
    String url = server.path("url").asText();
    for (Map.Entry<String, JsonNode> variable : server.path("variables").properties()) {
      url =
          url.replace("{" + variable.getKey() + "}", variable.getValue().path("default").asText());
    }
    return url.endsWith("/") ? url.substring(0, url.length() - 1) : url;
  }

  /** Returns whether a path of the document is the one looked for, alone or below a server's. */
  boolean reach(String wanted, String template) {
    return isSame(wanted, template)
        || urls.stream().anyMatch(url -> isSame(wanted, part("path", url) + template));
  }

  /** Returns the addresses that the path begins after, without those of the reader's machine. */
  Set<String> addresses(String wanted, String template) {
    boolean isWhole = isSame(wanted, template);
    Set<String> addresses = new TreeSet<>();
    for (String url : urls) {
      String host = part("host", url);
      if (!host.isEmpty() && !OWN_MACHINE.matcher(host).matches()) {
        addresses.add(isWhole ? url : host);
      }
    }
    return addresses;
  }

  private static boolean isSame(String one, String two) {
    return Templates.withoutNames(one).equals(Templates.withoutNames(two));
  }

  private static String part(String group, String url) {
    Matcher matcher = ADDRESS.matcher(url);
    String part = matcher.matches() ? matcher.group(group) : null;
    return part == null ? "" : part;
  }
}
