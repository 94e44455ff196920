package io.github.tryonjobs.mock.state;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** A short string that tells API keys apart and gives none of them away. */
public final class Fingerprint {

  private static final int BYTES = 4;

  private Fingerprint() {}

  /** Returns the first eight hexadecimal digits of the SHA-256 digest of a string. */
  public static String of(String string) {
    return HexFormat.of().formatHex(sha256(string.getBytes(StandardCharsets.UTF_8)), 0, BYTES);
  }

  /** Returns the SHA-256 digest of some bytes, one after the other. */
  public static byte[] sha256(byte[]... parts) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      for (byte[] part : parts) {
        digest.update(part);
      }
      return digest.digest();
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("each Java platform has SHA-256", e);
    }
  }
}
