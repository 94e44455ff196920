package io.github.tryonjobs.client;

import io.github.tryonjobs.client.TryOnListener.Operation;
import io.github.tryonjobs.client.internal.call.Excerpt;
import java.io.Serializable;
import java.net.URI;
import org.jspecify.annotations.Nullable;

/**
 * What was asked of a server, and how often.
 *
 * <p>It has no API key, and the URI has no query, which may be a signature. Immutable.
 *
 * @param operation the call that the request belongs to
 * @param jobId the id of the job; null if it is not known, as when the job is yet to be started
 * @param uri what was asked for, without user, query and fragment
 * @param attempts how often it was asked for, this time included; 0 if not yet
 */
public record TryOnRequest(Operation operation, @Nullable String jobId, URI uri, int attempts)
    implements Serializable {

  /** Leaves out the parts of the URI that may be secret. */
  public TryOnRequest {
    uri = withoutSecrets(uri);
  }

  /** Returns the same request as a later attempt. */
  public TryOnRequest attempt(int number) {
    return new TryOnRequest(operation, jobId, uri, number);
  }

  static URI withoutSecrets(URI uri) {
    String authority = uri.getRawAuthority();
    boolean hasUser = authority != null && authority.indexOf('@') >= 0;
    if (uri.getRawQuery() == null && uri.getRawFragment() == null && !hasUser) {
      return uri;
    }
    String plain = uri.toString().replaceFirst("[?#].*", "");
    return URI.create(plain.replaceFirst("^([^/]*//)[^/]*@", "$1"));
  }

  /** Returns what the request is about, such as {@code job 1}. */
  String subject() {
    return jobId == null
        ? operation == Operation.START_JOB ? "start" : "result"
        : "job " + Excerpt.of(jobId);
  }

  /** Returns what was asked, such as {@code GET https://api.example.com/v1/try-on/job/1}. */
  @Override
  public String toString() {
    String method =
        switch (operation) {
          case START_JOB, CANCEL_JOB -> "POST ";
          case GET_JOB, AWAIT_JOB, DOWNLOAD_RESULT, OPEN_RESULT -> "GET ";
        };
    return method
        + Excerpt.of(uri.toString())
        + (attempts > 1 ? ", after " + attempts + " attempts" : "");
  }
}
