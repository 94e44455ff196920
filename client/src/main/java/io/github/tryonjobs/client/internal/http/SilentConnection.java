package io.github.tryonjobs.client.internal.http;

import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.net.Socket;
import java.net.SocketException;
import javax.net.ssl.SSLSession;
import javax.net.ssl.SSLSocket;
import org.apache.hc.client5.http.ClientProtocolException;
import org.apache.hc.client5.http.io.ManagedHttpClientConnection;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.ContentLengthStrategy;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.HttpStatus;
import org.apache.hc.core5.http.config.Http1Config;
import org.apache.hc.core5.http.impl.io.DefaultBHttpClientConnection;
import org.apache.hc.core5.http.impl.io.SocketHolder;
import org.apache.hc.core5.http.io.SessionInputBuffer;
import org.apache.hc.core5.io.CloseMode;
import org.apache.hc.core5.util.Timeout;
import org.jspecify.annotations.Nullable;

/**
 * A connection that logs nothing of what it carries, at no level, as HttpClient's own would log the
 * API key; and that stays closed if it is closed while it connects.
 */
final class SilentConnection extends DefaultBHttpClientConnection
    implements ManagedHttpClientConnection {

  private static final Timeout GLANCE = Timeout.ofMilliseconds(1);

  private final Http1Config limits;
  private volatile boolean isClosed;
  private boolean isCutOff;

  /** What has been read of the connection, but not yet been used; null before the first body. */
  private @Nullable SessionInputBuffer rest;

  /** The head of the response, if it came while the request was being sent. */
  private @Nullable ClassicHttpResponse early;

  SilentConnection(Http1Config limits) {
    super(
        limits,
        null,
        null,
        null,
        null,
        // A server that answers a request before all of it has come need not be sent the rest.
        (request, connection, in, sent, next) -> ((SilentConnection) connection).isAnswered(),
        null,
        ignored -> new WholeHeads(limits));
    this.limits = limits;
  }

  @Override
  protected InputStream createContentInputStream(
      long length, SessionInputBuffer buffer, InputStream in) {
    rest = buffer;
    return length == ContentLengthStrategy.CHUNKED
        ? WholeHeads.chunks(buffer, in, limits)
        : super.createContentInputStream(length, buffer, in);
  }

  /**
   * An interim response, such as 100 or 103, does not end the exchange: the server goes on reading.
   */
  private boolean isAnswered() throws IOException {
    if (hasNothing()) {
      return false;
    }
    try {
      while (early == null && isDataAvailable(GLANCE)) {
        ClassicHttpResponse response = super.receiveResponseHeader();
        early = response.getCode() < HttpStatus.SC_SUCCESS ? null : response;
      }
    } catch (HttpException e) {
      throw new ClientProtocolException(e);
    }
    return early != null;
  }

  /** Tells whether bytes have come that would be taken for the next response. */
  boolean hasUnasked() throws IOException {
    SessionInputBuffer left = rest;
    return (left != null && left.length() > 0) || (!hasNothing() && isDataAvailable(GLANCE));
  }

  /** Of a TLS socket, too, whose own stream does not say what it has not yet decrypted. */
  private boolean hasNothing() throws IOException {
    return getSocketHolder().getBaseSocket().getInputStream().available() == 0;
  }

  @Override
  public ClassicHttpResponse receiveResponseHeader() throws HttpException, IOException {
    ClassicHttpResponse response = early;
    early = null;
    return response == null ? super.receiveResponseHeader() : response;
  }

  /** A server may answer and close the connection while it is still being sent a body. */
  @Override
  public void sendRequestEntity(ClassicHttpRequest request) throws HttpException, IOException {
    try {
      super.sendRequestEntity(request);
    } catch (SocketException e) {
      if (!isOpen() || !isDataAvailable(GLANCE)) {
        throw e;
      }
      isCutOff = true;
    }
  }

  @Override
  public void flush() throws IOException {
    if (!isCutOff) {
      super.flush();
    }
  }

  @Override
  public boolean isConsistent() {
    return !isCutOff && super.isConsistent();
  }

  @Override
  public void bind(SSLSocket secure, Socket socket) throws IOException {
    bind(new SocketHolder(secure, socket));
  }

  @Override
  protected void bind(SocketHolder holder) throws IOException {
    super.bind(holder);
    if (isClosed) {
      holder.getSocket().close();
      throw new InterruptedIOException("the connection was closed while it was made");
    }
  }

  @Override
  public @Nullable Socket getSocket() {
    SocketHolder holder = getSocketHolder();
    return holder == null ? null : holder.getSocket();
  }

  @Override
  public @Nullable SSLSession getSSLSession() {
    return getSocket() instanceof SSLSocket secure ? secure.getSession() : null;
  }

  /** Does nothing: each request sets the time to wait for its response. */
  @Override
  public void passivate() {}

  /** Does nothing, as {@link #passivate()}. */
  @Override
  public void activate() {}

  @Override
  public void close() throws IOException {
    isClosed = true;
    super.close();
  }

  @Override
  public void close(CloseMode mode) {
    isClosed = true;
    super.close(mode);
  }
}
