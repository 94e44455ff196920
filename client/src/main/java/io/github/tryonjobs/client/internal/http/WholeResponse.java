package io.github.tryonjobs.client.internal.http;

import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Set;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;

/**
 * A response whose body has been read whole, or as much of it as is read of any; not yet decoded.
 *
 * @param body the bytes of the body, unpacked if they came as gzip; not copied
 * @param flaw why the bytes are not the whole body; null if they are
 * @param isCut whether the bytes may be no more than the beginning of the body
 * @param redaction takes secrets out of what is shown of the response
 */
@SuppressWarnings("ArrayRecordComponent") // handed on once, and never compared
public record WholeResponse(
    int status,
    Headers headers,
    byte[] body,
    @Nullable String flaw,
    boolean isCut,
    Redaction redaction) {

  /** What is read of a body at the most, in bytes, before and after it is unpacked. */
  private static final int MOST_BYTES = 1024 * 1024;

  private static final Set<String> GZIP = Set.of("gzip", "x-gzip");

  static WholeResponse of(OpenResponse response) throws IOException {
    Headers headers = response.headers();
    Body body = atMost(response.body(), headers.length().orElse(MOST_BYTES));
    if (GZIP.contains(headers.coding()) && body.flaw == null) {
      body = unpacked(body.bytes);
    }
    boolean isCut = body.isCut && !headers.isDelimited();
    return new WholeResponse(
        response.status(), headers, body.bytes, body.flaw, isCut, response.redaction());
  }

  private record Body(byte[] bytes, @Nullable String flaw, boolean isCut) {
    Body(byte[] bytes, @Nullable String flaw) {
      this(bytes, flaw, false);
    }
  }

  private static Body atMost(InputStream stream, long announced) throws IOException {
    if (announced < MOST_BYTES) {
      byte[] bytes = new byte[(int) announced];
      int length = stream.readNBytes(bytes, 0, bytes.length);
      if (stream.read() < 0) {
        return new Body(length == bytes.length ? bytes : Arrays.copyOf(bytes, length), null);
      }
      return new Body(bytes, "it is longer than announced");
    }
    byte[] bytes = stream.readNBytes(MOST_BYTES + 1);
    return bytes.length <= MOST_BYTES
        ? new Body(bytes, null)
        : new Body(Arrays.copyOf(bytes, MOST_BYTES), "it is longer than " + MOST_BYTES + " bytes");
  }

  private static Body unpacked(byte[] packed) {
    try (InputStream stream = new GZIPInputStream(new ByteArrayInputStream(packed))) {
      return atMost(stream, MOST_BYTES);
    } catch (IOException e) {
      String flaw = "it is not the gzip that its Content-Encoding says: " + e;
      return new Body(packed, flaw, e instanceof EOFException);
    }
  }
}
