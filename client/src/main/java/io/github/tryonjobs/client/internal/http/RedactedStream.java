package io.github.tryonjobs.client.internal.http;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** A body that is read as it comes; its failures quote what came without the secrets. */
final class RedactedStream extends FilterInputStream {

  private final Redaction redaction;

  RedactedStream(InputStream body, Redaction redaction) {
    super(body);
    this.redaction = redaction;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) == -1 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] bytes, int offset, int length) throws IOException {
    try {
      return super.read(bytes, offset, length);
    } catch (IOException e) {
      throw (IOException) redaction.of(e);
    }
  }
}
