package io.github.tryonjobs.client;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;

/**
 * A proxy that refuses requests as it is told to, and then hangs up although it does not say so; it
 * connects all others with one server, whatever host they name.
 */
final class RawProxy implements AutoCloseable {

  static final String ASKS_WHO =
      "HTTP/1.1 407 Who\r\nProxy-Authenticate: Basic realm=\"p\"\r\nContent-Length: 0\r\n\r\n";

  private final ServerSocket listener;
  private final int target;
  private final Function<RawServer.Request, String> refusal;
  private final List<RawServer.Request> requests = new CopyOnWriteArrayList<>();
  private final Set<Socket> open = ConcurrentHashMap.newKeySet();

  private RawProxy(ServerSocket listener, int target, Function<RawServer.Request, String> refusal) {
    this.listener = listener;
    this.target = target;
    this.refusal = refusal;
  }

  /**
   * Starts a proxy.
   *
   * @param server where all requests go that are let through
   * @param refusal returns the response to a request that is not; empty if it is
   */
  static RawProxy start(RawServer server, Function<RawServer.Request, String> refusal)
      throws IOException {
    return start(new ServerSocket(0, 50, InetAddress.getLoopbackAddress()), server, refusal);
  }

  static RawProxy start(
      ServerSocket listener, RawServer server, Function<RawServer.Request, String> refusal) {
    RawProxy proxy = new RawProxy(listener, server.port(), refusal);
    thread(proxy::accept);
    return proxy;
  }

  /** Lets a request through that says who is asking. */
  static String asksWho(RawServer.Request request) {
    return request.headers().containsKey("Proxy-Authorization") ? "" : ASKS_WHO;
  }

  private static void thread(Runnable task) {
    Thread thread = new Thread(task, "raw-proxy");
    thread.setDaemon(true);
    thread.start();
  }

  private void accept() {
    try {
      while (true) {
        Socket socket = listener.accept();
        open.add(socket);
        thread(() -> serve(socket));
      }
    } catch (IOException e) {
      // It is closed.
    }
  }

  private void serve(Socket socket) {
    try (socket) {
      RawServer.Request request = RawServer.read(socket.getInputStream());
      if (request == null) {
        return;
      }
      requests.add(request);
      String refused = refusal.apply(request);
      if (refused.isEmpty()) {
        connect(socket, request);
      } else {
        write(socket, refused);
      }
    } catch (IOException e) {
      // The client went away, or the proxy is closed.
    }
  }

  private void connect(Socket client, RawServer.Request request) throws IOException {
    try (Socket server = new Socket(InetAddress.getLoopbackAddress(), target)) {
      open.add(server);
      if (request.method().equals("CONNECT")) {
        write(client, "HTTP/1.1 200 Connected\r\n\r\n");
      } else {
        StringBuilder head = new StringBuilder("GET / HTTP/1.1\r\n");
        request.headers().forEach((name, value) -> head.append(name + ": " + value + "\r\n"));
        write(server, head + "\r\n");
      }
      thread(() -> pump(client, server));
      pump(server, client);
    }
  }

  private static void write(Socket socket, String bytes) throws IOException {
    socket.getOutputStream().write(bytes.getBytes(StandardCharsets.ISO_8859_1));
    socket.getOutputStream().flush();
  }

  private static void pump(Socket from, Socket to) {
    try (from;
        to) {
      InputStream in = from.getInputStream();
      in.transferTo(to.getOutputStream());
    } catch (IOException e) {
      // One of them is closed.
    }
  }

  URI baseUri() {
    return URI.create("http://127.0.0.1:" + listener.getLocalPort());
  }

  List<RawServer.Request> requests() {
    return requests;
  }

  @Override
  public void close() {
    try {
      listener.close();
      for (Socket socket : open) {
        socket.close();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
