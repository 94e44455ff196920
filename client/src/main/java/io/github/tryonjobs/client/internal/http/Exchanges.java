package io.github.tryonjobs.client.internal.http;

import io.github.tryonjobs.client.internal.call.Attempt;
import java.io.IOException;
import java.io.InterruptedIOException;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.ConnectionClosedException;
import org.apache.hc.core5.http.HeaderElements;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.HttpHeaders;
import org.apache.hc.core5.http.HttpStatus;
import org.apache.hc.core5.http.Method;
import org.apache.hc.core5.http.impl.io.HttpRequestExecutor;
import org.apache.hc.core5.http.io.HttpClientConnection;
import org.apache.hc.core5.http.io.HttpResponseInformationCallback;
import org.apache.hc.core5.http.message.BasicHttpRequest;
import org.apache.hc.core5.http.protocol.HttpContext;

/**
 * Sends requests, and sees to it that an {@link Attempt} knows whether anything was sent. What must
 * not be sent twice is not sent on a connection that the server has closed meanwhile.
 */
final class Exchanges extends HttpRequestExecutor {

  @Override
  public ClassicHttpResponse execute(
      ClassicHttpRequest request,
      HttpClientConnection connection,
      HttpResponseInformationCallback callback,
      HttpContext context)
      throws IOException, HttpException {
    // A tunnel comes before the request of the attempt.
    boolean isTunnel = Method.CONNECT.isSame(request.getMethod());
    Attempt attempt =
        !isTunnel && context.getAttribute(HttpConnector.ATTEMPT) instanceof Attempt own
            ? own
            : null;
    if (attempt != null) {
      writeAuthorityAsHost(request);
      if (isUsed(connection)) {
        check((SilentConnection) connection, Method.POST.isSame(request.getMethod()));
      }
      if (!attempt.maySend()) {
        throw new InterruptedIOException("the request was broken off before it was sent");
      }
    }
    try {
      ClassicHttpResponse response = super.execute(request, connection, callback, context);
      boolean isAskedForPassword =
          response.getCode() == HttpStatus.SC_PROXY_AUTHENTICATION_REQUIRED;
      boolean isWithoutBody = attempt != null && response.getEntity() == null;
      if (isAskedForPassword && attempt != null) {
        attempt.sendAgain();
      }
      if (isAskedForPassword || isWithoutBody || !connection.isConsistent()) {
        // It answered before all was sent, or may close the connection although it does not say so:
        // a proxy that asks for a password is asked on another. Or it may send a body all the same.
        response.setHeader(HttpHeaders.CONNECTION, HeaderElements.CLOSE);
      }
      return response;
    } catch (IOException | HttpException | RuntimeException e) {
      throw e;
    } catch (Throwable e) {
      // Of the source of an image, say: HttpClient would close all connections, or free none.
      throw new IOException(e.toString(), e);
    }
  }

  /** To a proxy, HttpCore writes neither the brackets of an address nor the ASCII of a name. */
  private static void writeAuthorityAsHost(ClassicHttpRequest request) {
    String path = request.getPath();
    if (request instanceof BasicHttpRequest message && !path.equals(message.getRequestUri())) {
      message.setAbsoluteRequestUri(false);
      message.setPath(message.getScheme() + "://" + message.getAuthority() + path);
    }
  }

  private static boolean isUsed(HttpClientConnection connection) {
    return connection.getEndpointDetails().getRequestCount() > 0;
  }

  private static void check(SilentConnection connection, boolean mayBeSentOnce) throws IOException {
    if (mayBeSentOnce && connection.isStale()) {
      throw new ConnectionClosedException("the server closed a connection that was kept open");
    }
    if (connection.hasUnasked()) {
      throw new ConnectionClosedException("the server sent more than it was asked for");
    }
  }
}
