package io.github.tryonjobs.client.internal.http;

import io.github.tryonjobs.client.RawResponse;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;

/**
 * A response whose body is still to come.
 *
 * @param body the bytes of the body; closing it closes the connection unless it was read whole
 * @param redaction takes secrets out of what is shown of the response
 */
public record OpenResponse(int status, Headers headers, InputStream body, Redaction redaction)
    implements Closeable {

  /** Reads some bytes of the body; a failure quotes what came without the secrets. */
  public int read(byte[] bytes) throws IOException {
    try {
      return body.read(bytes);
    } catch (IOException e) {
      throw (IOException) redaction.of(e);
    }
  }

  /** Reads the body, or as much of it as is read of any; fails as reading some bytes does. */
  public WholeResponse whole() throws IOException {
    try {
      return WholeResponse.of(this);
    } catch (IOException e) {
      throw (IOException) redaction.of(e);
    }
  }

  /** Returns the response without its body, for an exception. */
  public RawResponse head() {
    return new RawResponse(status, headers.redacted(redaction), "");
  }

  @Override
  public void close() throws IOException {
    body.close();
  }
}
