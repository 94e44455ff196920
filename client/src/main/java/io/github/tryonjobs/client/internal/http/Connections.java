package io.github.tryonjobs.client.internal.http;

import io.github.tryonjobs.client.internal.call.Cancellation;
import java.io.Closeable;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.Proxy;
import java.net.URL;
import javax.net.ssl.HttpsURLConnection;
import org.glassfish.jersey.client.HttpUrlConnectorProvider.ConnectionFactory;
import org.jspecify.annotations.Nullable;

/**
 * Opens the connections of Jersey's default connector, so that another thread can break them off
 * while no response has come, and so that none is left when the client is closed. Safe for use by
 * several threads.
 */
final class Connections implements ConnectionFactory, Closeable {

  /** What this thread is about to ask for: Jersey passes nothing of it on. */
  @SuppressWarnings("ThreadLocalUsage") // removed after each request; clients share nothing
  private final ThreadLocal<@Nullable Cancellation> current = new ThreadLocal<>();

  private volatile @Nullable TrackedSockets tlsSockets;

  /** Sets what makes the sockets for https. */
  void useForTls(TrackedSockets sockets) {
    tlsSockets = sockets;
  }

  /** Says that this thread is about to make a request. */
  void begin(Cancellation cancellation) {
    current.set(cancellation);
  }

  /** Says that the head of the response is there, or that none comes. */
  void end(Cancellation cancellation) {
    cancellation.release();
    current.remove();
  }

  @Override
  public HttpURLConnection getConnection(URL url) throws IOException {
    return getConnection(url, null);
  }

  @Override
  public HttpURLConnection getConnection(URL url, @Nullable Proxy proxy) throws IOException {
    HttpURLConnection connection =
        (HttpURLConnection) (proxy == null ? url.openConnection() : url.openConnection(proxy));
    // An application may have installed a cache for all connections; a status must be fresh.
    connection.setUseCaches(false);
    if (connection instanceof HttpsURLConnection secure && tlsSockets != null) {
      secure.setSSLSocketFactory(tlsSockets);
    }
    Cancellation cancellation = current.get();
    if (cancellation != null) {
      cancellation.onCancel(connection::disconnect);
    }
    return connection;
  }

  @Override
  public void close() throws IOException {
    TrackedSockets sockets = tlsSockets;
    if (sockets != null) {
      sockets.close();
    }
  }
}
