package io.github.tryonjobs.contract.mutation;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Stands between a client and a server, and changes requests and answers on their way. */
final class MutatingProxy implements AutoCloseable {

  /** What is changed on the way. */
  interface Mutation {

    /** Returns the request that the server gets. */
    default WireRequest request(WireRequest request) {
      return request;
    }

    /** Returns the answer that the client gets. */
    default WireAnswer answer(WireRequest request, WireAnswer answer) {
      return answer;
    }
  }

  private static final int LONGEST_WAIT_MILLIS = 10_000;

  private final ServerSocket listener;
  private final URI server;
  private final Mutation mutation;

  MutatingProxy(URI server, Mutation mutation) {
    this.server = server;
    this.mutation = mutation;
    try {
      this.listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    start(this::accept);
  }

  URI baseUri() {
    return URI.create("http://127.0.0.1:" + listener.getLocalPort());
  }

  private static void start(Runnable task) {
    Thread thread = new Thread(task, "mutating-proxy");
    thread.setDaemon(true);
    thread.start();
  }

  private void accept() {
    try {
      while (true) {
        Socket client = listener.accept();
        client.setSoTimeout(LONGEST_WAIT_MILLIS);
        client.setTcpNoDelay(true);
        start(() -> serve(client));
      }
    } catch (IOException e) {
      // Closed.
    }
  }

  private void serve(Socket client) {
    try (client) {
      WireRequest request = new WireRequest(head(client.getInputStream()));
      WireAnswer answer = mutation.answer(request, forward(mutation.request(request)));
      write(answer, client.getOutputStream());
    } catch (IOException e) {
      // The client has gone.
    }
  }

  private WireAnswer forward(WireRequest request) throws IOException {
    try (Socket socket = new Socket(server.getHost(), server.getPort())) {
      socket.setSoTimeout(LONGEST_WAIT_MILLIS);
      String head = String.join("\r\n", request.with("Connection", "close").lines());
      socket.getOutputStream().write((head + "\r\n\r\n").getBytes(StandardCharsets.ISO_8859_1));
      InputStream in = new BufferedInputStream(socket.getInputStream());
      List<String> lines = head(in);
      Map<String, String> headers = new LinkedHashMap<>();
      for (String line : lines.subList(1, lines.size())) {
        int colon = line.indexOf(':');
        headers.put(line.substring(0, colon), line.substring(colon + 1).trim());
      }
      return WireAnswer.of(
          Integer.parseInt(lines.get(0).split(" ", 3)[1]),
          headers,
          new String(in.readAllBytes(), StandardCharsets.ISO_8859_1));
    }
  }

  private static List<String> head(InputStream in) throws IOException {
    List<String> lines = new ArrayList<>();
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    while (true) {
      int next = in.read();
      if (next == -1) {
        throw new IOException("ended early");
      }
      if (next == '\n') {
        String text = line.toString(StandardCharsets.ISO_8859_1).stripTrailing();
        if (text.isEmpty()) {
          return lines;
        }
        lines.add(text);
        line.reset();
      } else {
        line.write(next);
      }
    }
  }

  private static void write(WireAnswer answer, OutputStream out) throws IOException {
    StringBuilder head = new StringBuilder("HTTP/1.1 " + answer.status() + " X\r\n");
    answer.headers().forEach((name, value) -> head.append(name + ": " + value + "\r\n"));
    head.append("Content-Length: " + answer.length() + "\r\nConnection: close\r\n\r\n");
    out.write(head.toString().getBytes(StandardCharsets.ISO_8859_1));
    out.write(answer.bytes());
    out.flush();
  }

  @Override
  public void close() {
    try {
      listener.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
