package io.github.tryonjobs.mock.journal;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** A short text that tells API keys apart and gives none of them away. */
public final class Fingerprint {

  private static final int BYTES = 4;

  private Fingerprint() {}

  /** Returns the first eight hexadecimal digits of the SHA-256 digest of an API key. */
  public static String of(String apiKey) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(apiKey.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest, 0, BYTES);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("each Java platform has SHA-256", e);
    }
  }
}
