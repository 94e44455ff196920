package io.github.tryonjobs.client.internal.http;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.ConnectionClosedException;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.config.Http1Config;
import org.apache.hc.core5.http.impl.io.DefaultHttpResponseParser;
import org.apache.hc.core5.http.io.SessionInputBuffer;
import org.jspecify.annotations.Nullable;

/**
 * Reads the heads of responses, and refuses one that ends with its connection: HttpCore takes the
 * end of the connection for the end of the head, and what is cut off for the value of a header.
 */
final class WholeHeads extends DefaultHttpResponseParser {

  WholeHeads(Http1Config limits) {
    super(limits);
  }

  @Override
  public @Nullable ClassicHttpResponse parse(SessionInputBuffer buffer, InputStream in)
      throws IOException, HttpException {
    Watched watched = new Watched(in);
    try {
      ClassicHttpResponse response = super.parse(buffer, watched);
      if (!watched.ended) {
        return response;
      }
    } catch (HttpException e) {
      if (!watched.ended) {
        throw e;
      }
    }
    throw new ConnectionClosedException("the connection ended before the head of a response did");
  }

  private static final class Watched extends FilterInputStream {
    boolean ended;

    Watched(InputStream in) {
      super(in);
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
      int read = super.read(bytes, offset, length);
      ended |= read < 0;
      return read;
    }
  }
}
