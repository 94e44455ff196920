package io.github.tryonjobs.mock.result;

import io.github.tryonjobs.mock.journal.Fingerprint;
import jakarta.ws.rs.core.UriBuilder;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;

/** Links to images, which are good for about an hour, as the vendor's are. */
public final class ResultLinks {

  /** How long a link is good, from the answer that it stands in. */
  public static final Duration LIFETIME = Duration.ofHours(1);

  static final String PATH = "/__mock/results";
  static final String EXPIRES = "expires";
  static final String ACCOUNT = "account";

  private ResultLinks() {}

  /**
   * Makes a link.
   *
   * @param server where the caller reaches the server
   * @param apiKey whose clock the link goes by; the link has its fingerprint only
   * @param now the time on that clock
   */
  public static String link(URI server, String jobId, String apiKey, Instant now) {
    return UriBuilder.fromUri(server)
        .path(PATH)
        .segment("{jobId}.jpg")
        .queryParam(ACCOUNT, Fingerprint.of(apiKey))
        .queryParam(EXPIRES, now.plus(LIFETIME).getEpochSecond())
        .build(new Object[] {jobId}, true)
        .toString();
  }
}
