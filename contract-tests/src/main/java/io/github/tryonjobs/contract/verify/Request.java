package io.github.tryonjobs.contract.verify;

import io.github.tryonjobs.contract.Contract;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A request to the server that is judged. Immutable.
 *
 * @param method the method
 * @param path what stands after the base URL, sent as it is
 * @param headers the headers in their order
 */
public record Request(String method, String path, List<Header> headers) {

  /** A header field. */
  public record Header(String name, String value) {}

  /** Copies the headers. */
  public Request {
    headers = List.copyOf(headers);
  }

  /** Returns the request of the contract for a job, with a key if there is one. */
  public static Request job(Contract contract, String jobId, Optional<String> apiKey) {
    List<Header> headers = new ArrayList<>();
    headers.add(new Header("Accept", "application/json"));
    apiKey.ifPresent(key -> headers.add(new Header(contract.apiKeyHeader(), key)));
    return new Request("GET", path(contract, encoded(jobId)), headers);
  }

  static String path(Contract contract, String encodedId) {
    return contract.path().replace("{jobId}", encodedId);
  }

  static String encoded(String jobId) {
    return URLEncoder.encode(jobId, StandardCharsets.UTF_8).replace("+", "%20");
  }

  Request withMethod(String changed) {
    return new Request(changed, path, headers);
  }

  Request withPath(String changed) {
    return new Request(method, changed, headers);
  }

  Request with(String name, String value) {
    List<Header> more = new ArrayList<>(headers);
    more.add(new Header(name, value));
    return new Request(method, path, more);
  }

  Request without(String name) {
    return new Request(
        method,
        path,
        headers.stream().filter(header -> !header.name().equalsIgnoreCase(name)).toList());
  }

  /** Returns the value of a header whose name is given in any case. */
  public Optional<String> header(String name) {
    return headers.stream()
        .filter(header -> header.name().equalsIgnoreCase(name))
        .map(Header::value)
        .findFirst();
  }
}
