package io.github.tryonjobs.client.internal.download;

import io.github.tryonjobs.client.RawResponse;
import io.github.tryonjobs.client.internal.http.OpenResponse;
import java.io.Closeable;
import java.io.IOException;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** A result that begins to come, or the rest of one: exactly the bytes that were announced. */
final class Part implements Closeable {

  static final String EMPTY = "the result is empty";

  private final OpenResponse response;
  private final long from;
  private final OptionalLong length;
  private final OptionalLong total;
  private final long limit;
  private long count;

  /**
   * Constructor.
   *
   * @param length the number of bytes of this part; empty if chunks tell where it ends
   * @param total the number of bytes of the result; empty if the server does not say
   */
  Part(OpenResponse response, long from, OptionalLong length, OptionalLong total, long limit) {
    this.response = response;
    this.from = from;
    this.length = length;
    this.total = total;
    this.limit = limit;
  }

  long from() {
    return from;
  }

  OptionalLong total() {
    return total;
  }

  String contentType() {
    return String.valueOf(response.headers().mediaType());
  }

  /** Returns what identifies the result, byte for byte; null if the server does not say. */
  @Nullable String validator() {
    String etag = response.headers().only("ETag");
    return etag == null || !etag.startsWith("\"") ? null : etag;
  }

  RawResponse head() {
    return response.head();
  }

  /**
   * Reads some bytes, and fails if the part ends too early or too late.
   *
   * @throws RefusedException if the result is too long, or empty
   */
  int read(byte[] bytes) throws IOException {
    int read = response.read(bytes);
    count += Math.max(0, read);
    if (from + count > limit) {
      throw new RefusedException(tooLong(limit));
    }
    if (count > length.orElse(count) || (read == -1 && count < length.orElse(0))) {
      throw new IOException(count + " of " + length.getAsLong() + " bytes came");
    }
    if (read == -1) {
      checkEnd();
    }
    return read;
  }

  private void checkEnd() throws IOException {
    if (length.isEmpty() && !response.headers().isDelimited()) {
      throw new IOException("neither a length nor chunks say whether " + count + " bytes are all");
    }
    if (from + count == 0) {
      throw new RefusedException(EMPTY);
    }
    if (from + count < total.orElse(0)) {
      throw new IOException("the server sent no more");
    }
  }

  @Override
  public void close() throws IOException {
    response.close();
  }

  /** Says why a part broke off: exceptions of this package by their message alone. */
  static String problem(@Nullable Throwable failure) {
    return failure != null
            && (failure.getClass() == IOException.class || failure instanceof RefusedException)
        ? String.valueOf(failure.getMessage())
        : String.valueOf(failure);
  }

  static String tooLong(long limit) {
    return "the result is longer than " + limit + " bytes";
  }

  /** A result of so many bytes is not taken; asking again does not help. */
  static final class RefusedException extends IOException {
    private static final long serialVersionUID = 1L;

    RefusedException(String problem) {
      super(problem);
    }
  }
}
