package io.github.tryonjobs.client.internal.http;

import java.io.Closeable;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import javax.net.ssl.SSLSocketFactory;

/**
 * Makes TLS sockets, and closes those that are still open when the client is. The JDK keeps idle
 * connections for all clients of the machine together, but apart by what has made their sockets: so
 * that no other client is touched. Safe for use by several threads.
 */
final class TrackedSockets extends SSLSocketFactory implements Closeable {

  private final SSLSocketFactory delegate;
  private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();

  TrackedSockets(SSLSocketFactory delegate) {
    this.delegate = delegate;
  }

  private Socket tracked(Socket socket) {
    sockets.removeIf(Socket::isClosed);
    sockets.add(socket);
    return socket;
  }

  @Override
  public void close() throws IOException {
    for (Socket socket : sockets) {
      socket.close();
    }
    sockets.clear();
  }

  @Override
  public Socket createSocket() throws IOException {
    return tracked(delegate.createSocket());
  }

  @Override
  public Socket createSocket(Socket tunnel, String host, int port, boolean autoClose)
      throws IOException {
    return tracked(delegate.createSocket(tunnel, host, port, autoClose));
  }

  @Override
  public Socket createSocket(String host, int port) throws IOException {
    return tracked(delegate.createSocket(host, port));
  }

  @Override
  public Socket createSocket(String host, int port, InetAddress local, int localPort)
      throws IOException {
    return tracked(delegate.createSocket(host, port, local, localPort));
  }

  @Override
  public Socket createSocket(InetAddress host, int port) throws IOException {
    return tracked(delegate.createSocket(host, port));
  }

  @Override
  public Socket createSocket(InetAddress host, int port, InetAddress local, int localPort)
      throws IOException {
    return tracked(delegate.createSocket(host, port, local, localPort));
  }

  @Override
  public String[] getDefaultCipherSuites() {
    return delegate.getDefaultCipherSuites();
  }

  @Override
  public String[] getSupportedCipherSuites() {
    return delegate.getSupportedCipherSuites();
  }
}
