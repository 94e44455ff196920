package io.github.tryonjobs.client;

import java.io.Serializable;
import java.net.URI;

/**
 * What was asked of a server, and how often.
 *
 * <p>It has no API key, and the URI has no query, which may be a signature. Immutable; nothing in
 * it is null.
 *
 * @param jobId the id of the job
 * @param uri what was asked for, without user, query and fragment
 * @param attempts how often it was asked for, this time included; 0 if not yet
 */
public record TryOnRequest(String jobId, URI uri, int attempts) implements Serializable {

  /** Leaves out the parts of the URI that may be secret. */
  public TryOnRequest {
    uri = withoutSecrets(uri);
  }

  /** Returns the same request as a later attempt. */
  public TryOnRequest attempt(int number) {
    return new TryOnRequest(jobId, uri, number);
  }

  static URI withoutSecrets(URI uri) {
    if (uri.getRawQuery() == null && uri.getRawUserInfo() == null && uri.getRawFragment() == null) {
      return uri;
    }
    String authority = uri.getRawAuthority();
    String host = authority == null ? "" : authority.substring(authority.lastIndexOf('@') + 1);
    return URI.create(uri.getScheme() + "://" + host + uri.getRawPath());
  }

  /** Returns what was asked, such as {@code GET https://api.example.com/v1/try-on/job/1}. */
  @Override
  public String toString() {
    return "GET " + uri + (attempts > 1 ? ", after " + attempts + " attempts" : "");
  }
}
