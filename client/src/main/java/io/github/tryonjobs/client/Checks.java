package io.github.tryonjobs.client;

import io.github.tryonjobs.client.internal.call.Excerpt;
import io.github.tryonjobs.client.internal.download.ResultHosts;
import io.github.tryonjobs.client.internal.http.HttpUrl;
import java.net.URI;
import java.time.Duration;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Checks of arguments. A message about a key tells where it is wrong and never what it is. */
final class Checks {

  /** Nothing is waited for longer, so that no sum of durations overflows. */
  static final Duration LONGEST = Duration.ofDays(365);

  private Checks() {}

  static Duration positive(String name, Duration value) {
    if (notNegative(name, value).isZero()) {
      throw new IllegalArgumentException(name + " must be positive but is " + value);
    }
    return value;
  }

  static Duration notNegative(String name, Duration value) {
    Objects.requireNonNull(value, name);
    if (value.isNegative()) {
      throw new IllegalArgumentException(name + " must not be negative but is " + value);
    }
    if (value.compareTo(LONGEST) > 0) {
      throw new IllegalArgumentException(name + " must be at most " + LONGEST + " but is " + value);
    }
    return value;
  }

  static void atLeast(String name, Duration value, String otherName, Duration other) {
    if (value.compareTo(other) < 0) {
      throw new IllegalArgumentException(
          name + " must be at least " + otherName + " " + other + " but is " + value);
    }
  }

  static long atLeastOne(String name, long value) {
    if (value < 1) {
      throw new IllegalArgumentException(name + " must be at least 1 but is " + value);
    }
    return value;
  }

  static String jobId(String id) {
    if (!HttpUrl.isSegment(id)) {
      throw new IllegalArgumentException("\"" + Excerpt.of(id) + "\" cannot be the id of a job");
    }
    return id;
  }

  static void fileName(String name) {
    if (name.isBlank() || name.chars().anyMatch(Character::isISOControl)) {
      throw new IllegalArgumentException(
          "\""
              + Excerpt.of(name)
              + "\" cannot be the file name of an image: it must not be blank, nor have control"
              + " characters");
    }
  }

  static String apiKey(String role, @Nullable String key) {
    return sendable(role, key, '!', "a character that no key has", "only visible ASCII characters");
  }

  static String headerText(String role, String text) {
    return sendable(
        role,
        text,
        ' ',
        "a character that cannot be sent",
        "only spaces and visible ASCII characters");
  }

  /** Returns a string whose characters all are from {@code lowest} to {@code ~}. */
  private static String sendable(
      String role, @Nullable String text, char lowest, String wrong, String right) {
    if (text == null || text.isBlank()) {
      throw new IllegalArgumentException(role + " is " + (text == null ? "null" : "blank"));
    }
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) < lowest || text.charAt(i) > '~') {
        throw new IllegalArgumentException(
            role + " has " + wrong + ", at index " + i + ": " + right + " can be sent");
      }
    }
    return text;
  }

  static <R extends TryOnResult> R downloadable(R job, ResultHosts hosts) {
    HttpUrl url =
        HttpUrl.of(job.resultUrl())
            .orElseThrow(
                () ->
                    new IllegalArgumentException(
                        Excerpt.of(job.toString())
                            + " must have an http or https URL with a host"));
    if (!hosts.allow(url)) {
      throw new IllegalArgumentException(
          Excerpt.of(job.toString())
              + " must have a URL with one of the result hosts "
              + hosts.patterns());
    }
    return job;
  }

  static URI baseUri(String role, String uri) {
    // Not the parser's message, which repeats what may hold a password.
    return HttpUrl.of(uri)
        .filter(url -> !url.hasUser())
        .map(url -> URI.create(uri))
        .filter(known -> known.getRawQuery() == null && known.getRawFragment() == null)
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    role
                        + " must be an http or https URI with a host and without user, query and"
                        + " fragment, such as https://api.example.com"));
  }

  /** Returns the pattern in lower case and ASCII, as the host of an {@link HttpUrl} is compared. */
  static String hostPattern(String pattern) {
    String wildcard = pattern.startsWith("*.") ? "*." : "";
    String host = pattern.substring(wildcard.length());
    boolean isAddress = host.indexOf(':') != host.lastIndexOf(':') && !host.startsWith("[");
    return HttpUrl.of("http://" + (isAddress ? "[" + host + "]" : host))
        .filter(url -> url.port() == -1 && !url.hasUser() && !host.matches(".*[/?#].*"))
        .map(url -> wildcard + url.host().toLowerCase(Locale.ROOT))
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "\""
                        + Excerpt.of(pattern)
                        + "\" cannot be the host of a result: it must be a host without scheme, port"
                        + " and path, such as assets.example.com or *.example.com"));
  }

  static void between(String name, double least, double most, double value) {
    if (!(value >= least && value <= most)) {
      throw new IllegalArgumentException(
          name + " must be from " + least + " to " + most + " but is " + value);
    }
  }
}
