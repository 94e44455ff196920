package io.github.tryonjobs.mock.benchmark;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/**
 * Sixteen connections that are kept open, each with one request under way and an API key of its own,
 * in one thread.
 */
final class Load {

  private static final int CONNECTIONS = 16;

  private final ServerProcess server;
  private final int seconds;
  private final long[] perSecond;
  private final Latencies warm = new Latencies();
  private long total;

  /**
   * @param seconds how long requests are counted, from the start of the process
   */
  Load(ServerProcess server, int seconds) {
    this.server = server;
    this.seconds = seconds;
    this.perSecond = new long[seconds];
  }

  /** Runs until the time is over and there were so many requests. */
  Load run(long requests) throws IOException {
    try (Selector selector = Selector.open()) {
      for (int i = 0; i < CONNECTIONS; i++) {
        connect(selector, i);
      }
      while (System.nanoTime() - server.started() < seconds * 1_000_000_000L || total < requests) {
        selector.select(key -> ((Connection) key.attachment()).read(), 1000);
      }
      for (SelectionKey key : selector.keys()) {
        key.channel().close();
      }
    }
    return this;
  }

  private void connect(Selector selector, int key) throws IOException {
    SocketChannel channel =
        SocketChannel.open(new InetSocketAddress(InetAddress.getLoopbackAddress(), server.port()));
    channel.socket().setTcpNoDelay(true);
    channel.configureBlocking(false);
    Connection connection = new Connection(channel, key);
    channel.register(selector, SelectionKey.OP_READ, connection);
    connection.send();
  }

  /** Returns how many requests were answered in each second since the start of the process. */
  long[] perSecond() {
    return perSecond.clone();
  }

  /** Returns the 99th percentile of the last five seconds that were counted, in milliseconds. */
  double p99Millis() {
    return warm.percentileMillis(0.99);
  }

  private void answered(long sent) {
    long now = System.nanoTime();
    int second = (int) ((now - server.started()) / 1_000_000_000L);
    total++;
    if (second < seconds) {
      perSecond[second]++;
      if (second >= seconds - 5) {
        warm.add(now - sent);
      }
    }
  }

  private final class Connection {

    private final SocketChannel channel;
    private final ByteBuffer out;
    private final ByteBuffer in = ByteBuffer.allocate(1 << 14);
    private long sent;

    Connection(SocketChannel channel, int key) {
      this.channel = channel;
      this.out = ByteBuffer.wrap(Stubs.request(server.port(), key));
    }

    void send() throws IOException {
      sent = System.nanoTime();
      out.rewind();
      channel.write(out);
      if (out.hasRemaining()) {
        throw new IllegalStateException("a request does not fit into the socket's buffer");
      }
    }

    void read() {
      try {
        if (channel.read(in) < 0) {
          throw new IllegalStateException("a connection was closed after " + total + " requests");
        }
        if (isWhole()) {
          answered(sent);
          in.clear();
          send();
        }
      } catch (IOException e) {
        throw new IllegalStateException("a connection was broken after " + total + " requests", e);
      }
    }

    private boolean isWhole() {
      int head = headLength();
      if (head < 0) {
        return false;
      }
      if (in.get(9) != '2' || in.get(11) != '0') {
        throw new IllegalStateException("not 200: " + text(head));
      }
      int length = contentLength(head);
      return length >= 0 ? in.position() >= head + length : endsWithLastChunk();
    }

    private int headLength() {
      for (int i = 3; i < in.position(); i++) {
        if (in.get(i) == '\n' && in.get(i - 1) == '\r' && in.get(i - 2) == '\n') {
          return i + 1;
        }
      }
      return -1;
    }

    private int contentLength(int head) {
      for (int i = 0; i < head - 15; i++) {
        if (in.get(i) == '\n' && (in.get(i + 1) | 0x20) == 'c' && (in.get(i + 9) | 0x20) == 'l') {
          return Integer.parseInt(text(head).substring(i + 16).split("\r", 2)[0].strip());
        }
      }
      if (!text(head).toLowerCase(Locale.ROOT).contains("transfer-encoding: chunked")) {
        throw new IllegalStateException("neither a length nor chunks: " + text(head));
      }
      return -1;
    }

    private boolean endsWithLastChunk() {
      int end = in.position();
      return in.get(end - 5) == '0' && in.get(end - 4) == '\r' && in.get(end - 1) == '\n';
    }

    private String text(int length) {
      return new String(in.array(), 0, length, StandardCharsets.ISO_8859_1);
    }
  }
}
