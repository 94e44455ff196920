package io.github.tryonjobs.client.internal.http;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.HashSet;
import java.util.Set;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.ConnectionClosedException;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.HttpHeaders;
import org.apache.hc.core5.http.config.Http1Config;
import org.apache.hc.core5.http.impl.io.ChunkedInputStream;
import org.apache.hc.core5.http.impl.io.DefaultHttpResponseParser;
import org.apache.hc.core5.http.io.SessionInputBuffer;
import org.jspecify.annotations.Nullable;

/**
 * Reads the heads of responses, and refuses one that ends with its connection: HttpCore takes the
 * end of the connection for the end of a line, and what is cut off for the value of a header. A
 * length that is given several times is one length: RFC 9112, section 6.3.
 */
final class WholeHeads extends DefaultHttpResponseParser {

  WholeHeads(Http1Config limits) {
    super(limits);
  }

  @Override
  public @Nullable ClassicHttpResponse parse(SessionInputBuffer buffer, InputStream in)
      throws IOException, HttpException {
    ClassicHttpResponse response = super.parse(buffer, new Endless(in, "head"));
    return response == null ? null : withOneLength(response);
  }

  private static ClassicHttpResponse withOneLength(ClassicHttpResponse response) {
    if (response.countHeaders(HttpHeaders.CONTENT_LENGTH) == 1
        && !response.getFirstHeader(HttpHeaders.CONTENT_LENGTH).getValue().contains(",")) {
      return response;
    }
    Set<String> lengths = new HashSet<>();
    for (Header header : response.getHeaders(HttpHeaders.CONTENT_LENGTH)) {
      for (String length : header.getValue().split(",", -1)) {
        lengths.add(length.trim());
      }
    }
    if (lengths.size() == 1) {
      response.removeHeaders(HttpHeaders.CONTENT_LENGTH);
      response.addHeader(HttpHeaders.CONTENT_LENGTH, lengths.iterator().next());
    }
    return response;
  }

  /** Reads chunks, and refuses a last one that ends with its connection. */
  static InputStream chunks(SessionInputBuffer buffer, InputStream in, Http1Config limits) {
    return new ChunkedInputStream(buffer, new Endless(in, "body"), limits);
  }

  /** A connection that must not end while a part of a response is read from it. */
  private static final class Endless extends FilterInputStream {
    private final String part;

    Endless(InputStream in, String part) {
      super(in);
      this.part = part;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
      int read = super.read(bytes, offset, length);
      if (read == -1) {
        throw new ConnectionClosedException(
            "the connection ended before the " + part + " of a response did");
      }
      return read;
    }
  }
}
