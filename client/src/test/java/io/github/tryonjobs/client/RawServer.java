package io.github.tryonjobs.client;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * A server that writes whatever bytes it is told to, and remembers what it was asked. The n-th
 * request gets the n-th reply, and all after it the last one.
 */
public final class RawServer implements AutoCloseable {

  /** What came. Names of headers compare without regard to case; the body has a char per byte. */
  public record Request(String method, String target, Map<String, String> headers, String body) {}

  /** What is done with a connection after a request has come. */
  public interface Reply {
    void write(Connection connection) throws IOException, InterruptedException;
  }

  /** A connection on which a request has come. */
  public static final class Connection {
    private final Socket socket;
    private final CountDownLatch closing;
    private boolean keepAlive;

    private Connection(Socket socket, CountDownLatch closing) {
      this.socket = socket;
      this.closing = closing;
    }

    public OutputStream out() throws IOException {
      return socket.getOutputStream();
    }

    public void write(String bytes) throws IOException {
      out().write(bytes.getBytes(StandardCharsets.ISO_8859_1));
      out().flush();
    }

    /** Ends the connection with a TCP reset. */
    public void reset() throws IOException {
      socket.setSoLinger(true, 0);
      socket.close();
    }

    /**
     * Waits until the client has closed the connection, or the server is closed; tells whether the
     * client did so, and without a reset.
     */
    public boolean awaitEnd() {
      try {
        while (socket.getInputStream().read() >= 0) {
          // Nothing more is expected.
        }
        return true;
      } catch (IOException e) {
        return false;
      }
    }

    /** Waits, and returns whether the server has been closed. */
    public boolean hang(Duration duration) throws InterruptedException {
      return closing.await(duration.toMillis(), TimeUnit.MILLISECONDS);
    }
  }

  private final ServerSocket listener;
  private final List<Reply> replies;
  private final List<Request> requests = new CopyOnWriteArrayList<>();
  private final AtomicInteger count = new AtomicInteger();
  private final AtomicInteger accepted = new AtomicInteger();
  private final CountDownLatch closing = new CountDownLatch(1);
  private final Set<Socket> open = ConcurrentHashMap.newKeySet();

  private RawServer(ServerSocket listener, List<Reply> replies) {
    this.listener = listener;
    this.replies = replies;
  }

  public static RawServer of(Reply... replies) {
    try {
      return of(new ServerSocket(0, 50, InetAddress.getLoopbackAddress()), replies);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A server that is asked by TLS. */
  static RawServer tls(Reply... replies) throws IOException {
    return of(Certificates.listener(), replies);
  }

  private static RawServer of(ServerSocket listener, Reply... replies) {
    RawServer server = new RawServer(listener, List.of(replies));
    server.start("accept", server::accept);
    return server;
  }

  /** A response with a body of JSON. */
  public static Reply json(int status, String body, String... headers) {
    return http(status, "application/json", body.getBytes(StandardCharsets.UTF_8), headers);
  }

  /** A response with a body; without one, and without a type, if they are empty. */
  public static Reply http(int status, String contentType, byte[] body, String... headers) {
    return connection -> {
      StringBuilder head = new StringBuilder("HTTP/1.1 " + status + " Something\r\n");
      if (!contentType.isEmpty()) {
        head.append("Content-Type: ").append(contentType).append("\r\n");
      }
      for (int i = 0; i < headers.length; i += 2) {
        head.append(headers[i]).append(": ").append(headers[i + 1]).append("\r\n");
      }
      if (status != 204 && status != 304) {
        head.append("Content-Length: ").append(body.length).append("\r\n");
      }
      connection.write(head + "\r\n");
      connection.out().write(body);
      connection.out().flush();
      connection.keepAlive = true;
    };
  }

  public static Reply http(int status, String contentType, String body, String... headers) {
    return http(status, contentType, body.getBytes(StandardCharsets.UTF_8), headers);
  }

  /** A reply after which another request may come. */
  static Reply kept(Reply reply) {
    return connection -> {
      reply.write(connection);
      connection.keepAlive = true;
    };
  }

  /** These bytes, and then the end of the connection. */
  public static Reply raw(String bytes) {
    return connection -> connection.write(bytes);
  }

  private void accept() {
    try {
      while (true) {
        Socket socket = listener.accept();
        open.add(socket);
        accepted.incrementAndGet();
        start("connection", () -> serve(socket));
      }
    } catch (IOException e) {
      // It is closed.
    }
  }

  private void start(String name, Runnable task) {
    Thread thread = new Thread(task, "raw-server-" + name);
    thread.setDaemon(true);
    thread.start();
  }

  private void serve(Socket socket) {
    try (socket) {
      socket.setTcpNoDelay(true);
      InputStream in = new BufferedInputStream(socket.getInputStream());
      Connection connection = new Connection(socket, closing);
      do {
        Request request = whole(in);
        if (request == null) {
          return;
        }
        requests.add(request);
        connection.keepAlive = false;
        replies.get(Math.min(count.getAndIncrement(), replies.size() - 1)).write(connection);
        connection.keepAlive &= !"close".equals(request.headers().get("Connection"));
      } while (connection.keepAlive);
    } catch (IOException e) {
      // The client went away, or the server is closed.
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      synchronized (open) {
        open.remove(socket);
        open.notifyAll();
      }
    }
  }

  static @Nullable Request read(InputStream in) throws IOException {
    List<String> lines = new ArrayList<>();
    StringBuilder line = new StringBuilder();
    for (int c = in.read(); c >= 0; c = in.read()) {
      if (c == '\n') {
        if (line.isEmpty()) {
          return request(lines);
        }
        lines.add(line.toString());
        line.setLength(0);
      } else if (c != '\r') {
        line.append((char) c);
      }
    }
    return null;
  }

  /** Reads a request with its body; null if it ends early. */
  static @Nullable Request whole(InputStream in) throws IOException {
    return withBody(read(in), in);
  }

  /** Reads the body of a request; null if it ends early. */
  static @Nullable Request withBody(@Nullable Request head, InputStream in) throws IOException {
    if (head == null) {
      return null;
    }
    int length = Integer.parseInt(head.headers().getOrDefault("Content-Length", "0"));
    byte[] body = in.readNBytes(length);
    String text = new String(body, StandardCharsets.ISO_8859_1);
    return body.length < length
        ? null
        : new Request(head.method(), head.target(), head.headers(), text);
  }

  private static Request request(List<String> lines) {
    String[] start = lines.get(0).split(" ", 3);
    Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    for (String line : lines.subList(1, lines.size())) {
      String[] header = line.split(": ?", 2);
      headers.put(header[0], header[1]);
    }
    return new Request(start[0], start[1], headers, "");
  }

  public URI baseUri() {
    return URI.create("http://127.0.0.1:" + port());
  }

  int port() {
    return listener.getLocalPort();
  }

  public List<Request> requests() {
    return requests;
  }

  /** Returns how many connections are open. */
  public int connections() {
    return open.size();
  }

  /** Returns how many connections have been made. */
  public int accepted() {
    return accepted.get();
  }

  /** Waits until so many connections are open, and tells whether that came to be. */
  public boolean awaitConnections(int number, Duration limit) throws InterruptedException {
    long end = System.nanoTime() + limit.toNanos();
    synchronized (open) {
      while (open.size() != number && System.nanoTime() < end) {
        open.wait(100);
      }
      return open.size() == number;
    }
  }

  @Override
  public void close() {
    try {
      listener.close();
      closing.countDown();
      for (Socket socket : open) {
        socket.close();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
