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
  static final String SIGNATURE = "signature";

  private static final int SIGNATURE_BYTES = 16;

  private ResultLinks() {}

  /** Makes a link to the result of a job; it has the fingerprint of the API key only. */
  public static String link(MockRequest request, String jobId) {
    String key = request.apiKey();
    String account = key == null ? "" : request.state().fingerprint(key);
    Outcome.Foreign foreign = request.foreign();
    String fault = foreign != null && foreign.kind() == Undocumented.RESULT ? foreign.detail() : "";
    Duration lifetime = fault.equals("expired") ? Duration.ZERO : LIFETIME;
    String expires = String.valueOf(request.responseTime().plus(lifetime).getEpochSecond());
    return request.server()
        + PATH
        + "/"
        + encoded(jobId)
        + ".jpg?"
        + ACCOUNT
        + "="
        + account
        + "&"
        + EXPIRES
        + "="
        + expires
        + (fault.isEmpty() ? "" : "&" + FAULT + "=" + fault)
        + "&"
        + SIGNATURE
        + "="
        + sign(request.state().secret(), jobId, account, expires, fault);
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

  static boolean isSigned(
      byte[] secret,
      String jobId,
      String account,
      String expires,
      String fault,
      @Nullable String signature) {
    return signature != null
        && MessageDigest.isEqual(
            bytes(sign(secret, jobId, account, expires, fault)), bytes(signature));
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
