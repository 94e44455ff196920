package io.github.tryonjobs.contract.verify;

import java.io.ByteArrayOutputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import javax.net.ssl.SSLSocket;
import org.apache.hc.client5.http.io.ManagedHttpClientConnection;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.config.Http1Config;
import org.apache.hc.core5.http.impl.io.DefaultBHttpClientConnection;
import org.apache.hc.core5.http.impl.io.HttpRequestExecutor;
import org.apache.hc.core5.http.impl.io.SocketHolder;
import org.apache.hc.core5.http.io.HttpClientConnection;
import org.apache.hc.core5.http.io.HttpResponseInformationCallback;
import org.apache.hc.core5.http.protocol.HttpContext;
import org.jspecify.annotations.Nullable;

/**
 * A connection that keeps every byte that it receives: HttpClient does not show interim responses,
 * the extensions of chunks, and what stands where a response should. For one request.
 */
final class WireConnection extends DefaultBHttpClientConnection
    implements ManagedHttpClientConnection {

  private static final int MOST = 128 << 20;
  private static final String ATTRIBUTE = WireConnection.class.getName();

  /** Sends requests, and notes the connection of each in its context. */
  static final HttpRequestExecutor EXECUTOR =
      new HttpRequestExecutor() {
        @Override
        public ClassicHttpResponse execute(
            ClassicHttpRequest request,
            HttpClientConnection connection,
            HttpResponseInformationCallback callback,
            HttpContext context)
            throws IOException, HttpException {
          context.setAttribute(ATTRIBUTE, connection);
          return super.execute(request, connection, callback, context);
        }
      };

  private final ByteArrayOutputStream received = new ByteArrayOutputStream();

  WireConnection(Http1Config limits) {
    super(limits);
  }

  /** Returns the bytes that the connection of a request has received until now, as ISO 8859-1. */
  static String received(HttpContext context) {
    return context.getAttribute(ATTRIBUTE) instanceof WireConnection it ? it.received() : "";
  }

  private synchronized String received() {
    return received.toString(StandardCharsets.ISO_8859_1);
  }

  private synchronized void receive(byte[] bytes, int offset, int length) throws IOException {
    if (received.size() + length > MOST) {
      throw new IOException("more than " + MOST + " bytes");
    }
    received.write(bytes, offset, length);
  }

  @Override
  public void bind(Socket socket) throws IOException {
    bind(
        new SocketHolder(socket) {
          @Override
          protected InputStream getInputStream(Socket it) throws IOException {
            return new Kept(it.getInputStream());
          }
        });
  }

  @Override
  public void bind(SSLSocket secure, Socket socket) throws IOException {
    bind(
        new SocketHolder(secure, socket) {
          @Override
          protected InputStream getInputStream(Socket it) throws IOException {
            return new Kept(it.getInputStream());
          }
        });
  }

  private final class Kept extends FilterInputStream {

    Kept(InputStream stream) {
      super(stream);
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
      int read = super.read(bytes, offset, length);
      receive(bytes, offset, Math.max(0, read));
      return read;
    }
  }

  @Override
  public @Nullable Socket getSocket() {
    SocketHolder holder = getSocketHolder();
    return holder == null ? null : holder.getSocket();
  }

  @Override
  public void passivate() {}

  @Override
  public void activate() {}
}
