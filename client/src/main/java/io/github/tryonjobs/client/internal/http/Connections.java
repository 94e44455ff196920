package io.github.tryonjobs.client.internal.http;

import io.github.tryonjobs.client.internal.call.Cancellation;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.Proxy;
import java.net.URL;
import java.util.ArrayDeque;
import java.util.Deque;
import org.glassfish.jersey.client.HttpUrlConnectorProvider.ConnectionFactory;
import org.jspecify.annotations.Nullable;

/**
 * Opens the connections of Jersey's default connector, so that another thread can break them off,
 * and so that none is left when the client is closed. Safe for use by several threads.
 */
final class Connections implements ConnectionFactory, AutoCloseable {

  /** How many idle connections the JDK keeps for one host unless a system property says more. */
  private static final int MOST_IDLE = Math.max(5, Integer.getInteger("http.maxConnections", 5));

  /** What this thread is about to ask for: Jersey passes nothing of it on. */
  @SuppressWarnings("ThreadLocalUsage") // removed after each request; clients share nothing
  private final ThreadLocal<@Nullable Use> current = new ThreadLocal<>();

  private final Deque<HttpURLConnection> finished = new ArrayDeque<>();

  /** Says that this thread is about to make a request. */
  Use begin(Cancellation cancellation) {
    Use use = new Use(cancellation);
    current.set(use);
    return use;
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
    Use use = current.get();
    if (use != null) {
      use.opened(connection);
    }
    return connection;
  }

  private void remember(HttpURLConnection connection) {
    synchronized (finished) {
      finished.addLast(connection);
      if (finished.size() > MOST_IDLE) {
        finished.removeFirst();
      }
    }
  }

  /**
   * Closes idle connections. The JDK keeps them for the whole machine and tells nobody which, but a
   * connection that has ended closes one that is idle when it is disconnected.
   */
  @Override
  public void close() {
    synchronized (finished) {
      finished.forEach(HttpURLConnection::disconnect);
      finished.clear();
    }
  }

  /** One request and its response. */
  final class Use {

    private final Cancellation cancellation;
    private @Nullable HttpURLConnection connection;

    private Use(Cancellation cancellation) {
      this.cancellation = cancellation;
    }

    private void opened(HttpURLConnection opened) {
      connection = opened;
      cancellation.onCancel(opened::disconnect);
    }

    /** Says that the head of the response is there, or that none comes. */
    void endHead() {
      cancellation.release();
      current.remove();
    }

    /** Says that the response has been read to its end. */
    void endBody() {
      if (connection != null) {
        remember(connection);
      }
    }
  }
}
