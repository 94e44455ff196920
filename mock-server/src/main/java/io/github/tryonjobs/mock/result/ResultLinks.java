package io.github.tryonjobs.mock.result;

import io.github.tryonjobs.mock.scenario.Outcome;
import io.github.tryonjobs.mock.scenario.Undocumented;
import io.github.tryonjobs.mock.state.Fingerprint;
import io.github.tryonjobs.mock.state.MockRequest;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/**
 * Links to results. They are good for an hour, as the vendor's are, and signed with a secret of the
 * server.
 */
public final class ResultLinks {

  /** How long a link is good, from the response that it stands in. */
  public static final Duration LIFETIME = Duration.ofHours(1);

  static final String PATH = "/__mock/results";
  static final String EXPIRES = "expires";
  static final String ACCOUNT = "account";
  static final String FAULT = "fault";

  private static final int SIGNATURE_BYTES = 16;

  /**
   * As many letters as there are in an image; with more, a link could be too long to be asked for.
   */
  private static final int LONGEST_ID = 240;

  private ResultLinks() {}

  /** Makes a link to the result of a job; it has the fingerprint of the API key only. */
  public static String link(MockRequest request, String jobId) {
    String key = request.apiKey();
    String account = key == null ? "" : request.state().fingerprint(key);
    Outcome.Foreign foreign = request.foreign();
    String fault = foreign != null && foreign.kind() == Undocumented.RESULT ? foreign.detail() : "";
    Duration lifetime = fault.equals("expired") ? Duration.ZERO : LIFETIME;
    String expires = String.valueOf(request.responseTime().plus(lifetime).getEpochSecond());
    String id = shortened(jobId);
    String query = query(request.state().secret(), id, account, expires, fault);
    return request.server() + PATH + "/" + encoded(id) + ".jpg?" + query;
  }

  /** Returns an id that is short enough: of a long one the beginning, and a digest of all. */
  private static String shortened(String jobId) {
    if (jobId.length() <= LONGEST_ID) {
      return jobId;
    }
    int end = LONGEST_ID - (Character.isHighSurrogate(jobId.charAt(LONGEST_ID - 1)) ? 1 : 0);
    return jobId.substring(0, end) + "-" + Fingerprint.of(jobId);
  }

  /** Returns the query of a link, all of which is needed to be let in. */
  private static String query(
      byte[] secret, String jobId, String account, String expires, String fault) {
    return ACCOUNT
        + "="
        + account
        + "&"
        + EXPIRES
        + "="
        + expires
        + (fault.isEmpty() ? "" : "&" + FAULT + "=" + fault)
        + "&signature="
        + sign(secret, jobId, account, expires, fault);
  }

  private static String encoded(String jobId) {
    for (int i = 0; i < jobId.length(); i++) {
      char c = jobId.charAt(i);
      boolean isPlain = c == '-' || c == '_' || (c < 128 && Character.isLetterOrDigit(c));
      if (!isPlain) {
        return URLEncoder.encode(jobId, StandardCharsets.UTF_8).replace("+", "%20");
      }
    }
    return jobId;
  }

  /** Returns whether this server has made a link with this query for a job. */
  static boolean isSigned(
      @Nullable String query,
      byte[] secret,
      String jobId,
      String account,
      String expires,
      String fault) {
    return query != null
        && MessageDigest.isEqual(
            bytes(query(secret, jobId, account, expires, fault)), bytes(query));
  }

  /**
   * Hashes twice, as HMAC does. The JDK's HMAC itself would load a part of the JDK at each start
   * that takes longer than the rest of the first response.
   */
  private static String sign(
      byte[] secret, String jobId, String account, String expires, String fault) {
    byte[] signed = bytes(expires + "\n" + account + "\n" + fault + "\n" + jobId);
    byte[] inner = Fingerprint.sha256(secret, signed);
    return HexFormat.of().formatHex(Fingerprint.sha256(secret, inner), 0, SIGNATURE_BYTES);
  }

  private static byte[] bytes(String string) {
    return string.getBytes(StandardCharsets.UTF_8);
  }
}
