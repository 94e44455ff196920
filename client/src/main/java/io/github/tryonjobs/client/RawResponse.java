package io.github.tryonjobs.client;

import java.io.Serializable;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The response to a request, for logs and support requests.
 *
 * @param status the status code
 * @param headers the headers; names compare without regard to case; unmodifiable
 * @param body the body as a string, at most its first 64 Ki characters; empty if there was none
 */
public record RawResponse(int status, Map<String, List<String>> headers, String body)
    implements Serializable {

  /** Returns the first value of a header, without white space around it; empty if there is none. */
  public Optional<String> header(String name) {
    return headers.getOrDefault(name, List.of()).stream().findFirst().map(String::trim);
  }

  /** Leaves out headers and body, which may be large and are not ours to judge. */
  @Override
  public String toString() {
    return "RawResponse[status=" + status + ", body of " + body.length() + " characters]";
  }
}
