package io.github.tryonjobs.client.internal.http;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;

/** A body that has been read whole, or as much of it as is read of any. */
public final class Body {

  /** What is read of a body at the most, in bytes, before and after it is unpacked. */
  public static final int MOST_BYTES = 1024 * 1024;

  private static final Set<String> GZIP = Set.of("gzip", "x-gzip");

  private final byte[] bytes;
  private final @Nullable String flaw;

  private Body(byte[] bytes, @Nullable String flaw) {
    this.bytes = bytes;
    this.flaw = flaw;
  }

  /** Returns the bytes, unpacked if they came as gzip. */
  public byte[] bytes() {
    return bytes;
  }

  /** Returns why the bytes are not the whole body, or null if they are. */
  public @Nullable String flaw() {
    return flaw;
  }

  /** Reads a body, and takes secrets out of it. */
  static Body read(InputStream stream, Map<String, List<String>> headers, Redaction redaction)
      throws IOException {
    OptionalLong length = length(headers);
    Body packed = atMost(stream, length.orElse(Long.MAX_VALUE));
    requireComplete(packed, length);
    String coding = Exchange.header(headers, "Content-Encoding");
    boolean isGzip = coding != null && GZIP.contains(coding.trim().toLowerCase(Locale.ROOT));
    Body body = isGzip && packed.flaw == null ? unpacked(packed.bytes) : packed;
    return new Body(redaction.of(body.bytes), body.flaw);
  }

  private static Body atMost(InputStream stream, long length) throws IOException {
    byte[] bytes = stream.readNBytes((int) Math.min(length, MOST_BYTES + 1));
    return bytes.length <= MOST_BYTES
        ? new Body(bytes, null)
        : new Body(Arrays.copyOf(bytes, MOST_BYTES), "it is longer than " + MOST_BYTES + " bytes");
  }

  private static Body unpacked(byte[] packed) {
    try (InputStream stream = new GZIPInputStream(new ByteArrayInputStream(packed))) {
      return atMost(stream, Long.MAX_VALUE);
    } catch (IOException e) {
      return new Body(packed, "it is not the gzip that its Content-Encoding says: " + e);
    }
  }

  /** Returns how many bytes were announced; empty if the server does not say. */
  public static OptionalLong length(Map<String, List<String>> headers) {
    String length = Exchange.header(headers, "Content-Length");
    return length != null && length.matches("[0-9]{1,18}")
        ? OptionalLong.of(Long.parseLong(length))
        : OptionalLong.empty();
  }

  /** The JDK takes a connection that ends too early for the end of the body. */
  private static void requireComplete(Body body, OptionalLong length) throws IOException {
    if (body.flaw == null && length.isPresent() && body.bytes.length < length.getAsLong()) {
      throw new IOException(
          "the connection ended after "
              + body.bytes.length
              + " of "
              + length.getAsLong()
              + " bytes");
    }
  }
}
