package io.github.tryonjobs.client.internal.http;

import io.github.tryonjobs.client.internal.call.Cancellation;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** Ends, with an exception, as soon as nobody waits for it; however slowly the bytes drip. */
final class BreakableStream extends FilterInputStream {

  private final Cancellation cancellation;

  BreakableStream(InputStream in, Cancellation cancellation) {
    super(in);
    this.cancellation = cancellation;
  }

  @Override
  public int read() throws IOException {
    requireWanted();
    return super.read();
  }

  @Override
  public int read(byte[] bytes, int offset, int length) throws IOException {
    requireWanted();
    return super.read(bytes, offset, length);
  }

  private void requireWanted() throws IOException {
    if (cancellation.isCancelled()) {
      throw new IOException("nobody waits for the rest of the body");
    }
  }
}
