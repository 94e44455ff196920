package io.github.tryonjobs.client;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.concurrent.atomic.AtomicInteger;

/** Reads so many bytes of each connection, and closes it. */
final class Cutter implements AutoCloseable {
  private final ServerSocket listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
  final AtomicInteger accepted = new AtomicInteger();
  volatile int reads;

  Cutter() throws IOException {
    Thread thread = new Thread(this::serve, "cutter");
    thread.setDaemon(true);
    thread.start();
  }

  private void serve() {
    try {
      while (true) {
        try (Socket socket = listener.accept()) {
          accepted.incrementAndGet();
          socket.getInputStream().readNBytes(reads);
        }
      }
    } catch (IOException e) {
      // It is closed.
    }
  }

  URI baseUri() {
    return URI.create("http://127.0.0.1:" + listener.getLocalPort());
  }

  @Override
  public void close() throws IOException {
    listener.close();
  }
}
