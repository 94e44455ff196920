package io.github.tryonjobs.client.internal.download;

import io.github.tryonjobs.client.internal.http.AssetResponse;
import io.github.tryonjobs.client.internal.http.Body;
import java.io.FilterInputStream;
import java.io.IOException;
import java.util.OptionalLong;

/** The bytes of an image: as many as were announced, and not more than are wanted. */
final class ImageStream extends FilterInputStream {

  private final AssetResponse response;
  private final OptionalLong announced;
  private final long limit;
  private long count;

  /**
   * Creates one.
   *
   * @param limit the greatest number of bytes to give
   */
  ImageStream(AssetResponse response, long limit) {
    super(response.body());
    this.response = response;
    this.announced = Body.length(response.headers());
    this.limit = limit;
  }

  /** Returns how many bytes were announced; empty if the server does not say. */
  OptionalLong announced() {
    return announced;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] bytes, int offset, int length) throws IOException {
    long left = announced.orElse(Long.MAX_VALUE) - count;
    int read = left == 0 ? -1 : super.read(bytes, offset, (int) Math.min(length, left));
    if (read >= 0) {
      count += read;
      if (count > limit) {
        throw new TooLongException();
      }
    } else if (announced.isPresent() && count < announced.getAsLong()) {
      // The JDK takes a connection that ends too early for the end of the body.
      throw new IOException(
          "the connection ended after " + count + " of " + announced.getAsLong() + " bytes");
    }
    return read;
  }

  @Override
  public long skip(long n) throws IOException {
    return read(new byte[(int) Math.min(n, 8192)]);
  }

  @Override
  public boolean markSupported() {
    return false;
  }

  @Override
  public void close() throws IOException {
    response.close();
  }

  /** The image is longer than what is wanted. */
  static final class TooLongException extends IOException {

    private static final long serialVersionUID = 1L;

    TooLongException() {
      super("the image is longer than allowed");
    }
  }
}
