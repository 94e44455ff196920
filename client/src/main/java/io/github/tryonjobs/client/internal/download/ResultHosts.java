package io.github.tryonjobs.client.internal.download;

import io.github.tryonjobs.client.RawResponse;
import io.github.tryonjobs.client.TryOnRequest;
import io.github.tryonjobs.client.UndocumentedResponseException;
import io.github.tryonjobs.client.internal.call.Attempt;
import io.github.tryonjobs.client.internal.http.HttpUrl;
import io.github.tryonjobs.client.internal.http.OpenResponse;
import io.github.tryonjobs.client.internal.http.Transport;
import java.io.IOException;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Where results may be, and how many redirects are followed for one.
 *
 * @param patterns the hosts, in lower case, or {@code *.} and what a host ends with; empty if any
 *     host will do
 */
public record ResultHosts(Set<String> patterns, int mostRedirects) {

  private static final Set<Integer> REDIRECTS = Set.of(301, 302, 303, 307, 308);

  /** Tells whether a result may be on a host. */
  public boolean allow(HttpUrl url) {
    String host = url.host().toLowerCase(Locale.ROOT);
    return patterns.isEmpty()
        || patterns.stream()
            .anyMatch(
                pattern ->
                    pattern.startsWith("*.")
                        ? host.endsWith(pattern.substring(1))
                        : host.equals(pattern));
  }

  /** Asks for a result, and follows redirects as far as they are allowed. */
  OpenResponse follow(
      Transport transport,
      Attempt attempt,
      URI uri,
      Map<String, String> headers,
      Duration stallTimeout) {
    URI current = uri;
    for (int redirects = 0; ; redirects++) {
      OpenResponse response = transport.getResult(attempt, current, headers, stallTimeout);
      String location = response.headers().first("Location");
      if (redirects == mostRedirects
          || !REDIRECTS.contains(response.status())
          || location == null) {
        return response;
      }
      current = target(attempt.request(), current, location, response);
    }
  }

  /** Headers come as ISO 8859-1, whatever the server meant; what can be UTF-8 was UTF-8. */
  private static String utf8(String header) {
    try {
      ByteBuffer bytes = ByteBuffer.wrap(header.getBytes(StandardCharsets.ISO_8859_1));
      return StandardCharsets.UTF_8.newDecoder().decode(bytes).toString();
    } catch (CharacterCodingException e) {
      return header;
    }
  }

  /** As RFC 3986 says: {@link URI#resolve} drops a path before a query, and joins host and path. */
  private static URI resolve(URI from, String location) {
    String path = from.getRawPath().isEmpty() ? "/" : "";
    String base = from.toString().replaceFirst("[?#].*", "") + path;
    return location.startsWith("?")
        ? URI.create(base + location)
        : URI.create(base).resolve(location);
  }

  private URI target(TryOnRequest request, URI from, String location, OpenResponse response) {
    RawResponse head = response.head();
    try (response) {
      URI to = resolve(from, utf8(location));
      HttpUrl url = HttpUrl.of(to).filter(this::allow).orElse(null);
      boolean isDowngrade =
          url != null && !url.isSecure() && "https".equalsIgnoreCase(from.getScheme());
      if (url != null && !isDowngrade) {
        return to;
      }
    } catch (IllegalArgumentException | IOException e) {
      // Told below, without the URL, which may hold a signature.
    }
    throw new UndocumentedResponseException(
        request, "it redirects to where no result may be", head);
  }
}
