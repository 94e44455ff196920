package io.github.tryonjobs.mock;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Sends what no client library would send, over one connection. */
final class RawHttp implements Closeable {

  static final String JOB = "/v1/try-on/job/";

  private static final int TIMEOUT_MILLIS = 20_000;

  private final Socket socket;
  private final InputStream in;

  RawHttp(URI server) throws IOException {
    socket = new Socket(server.getHost(), server.getPort());
    socket.setSoTimeout(TIMEOUT_MILLIS);
    socket.setTcpNoDelay(true);
    in = new BufferedInputStream(socket.getInputStream());
  }

  /**
   * An answer as it was on the wire.
   *
   * @param headers by their names, whatever their case
   */
  record Answer(int status, Map<String, String> headers, String body) {

    /** Returns which of the mock's own errors it is; empty if it is none. */
    String mockError() {
      return header("X-Try-On-Mock-Error");
    }

    /** Returns the value of a header; empty if it is not there. */
    String header(String name) {
      return headers.getOrDefault(name, "");
    }
  }

  static String get(URI server, String target) throws IOException {
    return send(server, request("GET", target, server, "Connection: close\r\n"));
  }

  /** Sends two requests over one connection, the first of them with more headers. */
  static String getTwice(URI server, String target, String headers) throws IOException {
    return send(
        server,
        request("GET", target, server, headers)
            + request("GET", target, server, "Connection: close\r\n"));
  }

  static String request(String method, String target, URI server, String headers) {
    return method
        + " "
        + target
        + " HTTP/1.1\r\nHost: "
        + server.getAuthority()
        + "\r\n"
        + headers
        + "\r\n";
  }

  /** Returns a request with JSON. */
  static String json(String method, String target, URI server, String headers, String json) {
    String type = "Content-Type: application/json\r\nContent-Length: " + json.length() + "\r\n";
    return request(method, target, server, headers + type) + json;
  }

  /** Sends bytes and returns all that comes until the server ends the connection. */
  static String send(URI server, String bytes) throws IOException {
    try (RawHttp connection = new RawHttp(server)) {
      connection.write(bytes);
      return connection.readAll();
    }
  }

  /** Sends bytes and returns the answers that come until the server ends the connection. */
  static List<Answer> answers(URI server, String bytes) throws IOException {
    try (RawHttp connection = new RawHttp(server)) {
      connection.writeWhatIsTaken(bytes);
      List<Answer> answers = new ArrayList<>();
      for (Answer answer = connection.next(); answer != null; answer = connection.next()) {
        answers.add(answer);
      }
      return answers;
    }
  }

  void write(String bytes) throws IOException {
    socket.getOutputStream().write(bytes.getBytes(StandardCharsets.ISO_8859_1));
  }

  void write(byte[] bytes) throws IOException {
    socket.getOutputStream().write(bytes);
  }

  /** Sends bytes; the server may end the connection before it has read them all. */
  void writeWhatIsTaken(String bytes) {
    try {
      write(bytes);
    } catch (IOException e) {
      // It has.
    }
  }

  /** Reads until the server ends the connection, in whatever way. */
  String readAll() throws IOException {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    byte[] buffer = new byte[8192];
    try {
      for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
        all.write(buffer, 0, count);
      }
    } catch (SocketTimeoutException e) {
      throw e;
    } catch (IOException e) {
      // A reset is an end, too.
    }
    return all.toString(StandardCharsets.ISO_8859_1);
  }

  /** Reads one answer, which must be there. */
  Answer read() throws IOException {
    return read("GET");
  }

  /** Reads one answer to a request with a method, which must be there. */
  Answer read(String method) throws IOException {
    String statusLine = line();
    if (statusLine == null) {
      throw new EOFException("the server has ended the connection");
    }
    Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    for (String line = line(); line != null && !line.isEmpty(); line = line()) {
      String[] header = line.split(":", 2);
      String earlier = headers.put(header[0], header[1].trim());
      if (earlier != null) {
        throw new IOException("there are two headers " + header[0]);
      }
    }
    int status = Integer.parseInt(statusLine.split(" ", 3)[1]);
    int length =
        method.equals("HEAD") || status == 100 || status == 204 || status == 304
            ? 0
            : Integer.parseInt(headers.getOrDefault("Content-Length", "none"));
    byte[] body = in.readNBytes(length);
    return new Answer(status, headers, new String(body, StandardCharsets.UTF_8));
  }

  private @Nullable Answer next() throws IOException {
    try {
      return read();
    } catch (SocketTimeoutException e) {
      throw e;
    } catch (IOException e) {
      return null;
    }
  }

  private @Nullable String line() throws IOException {
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    for (int next = in.read(); next >= 0; ) {
      if (next == '\n') {
        return line.toString(StandardCharsets.ISO_8859_1).stripTrailing();
      }
      line.write(next);
      next = in.read();
    }
    return null;
  }

  static String key(String name) {
    return "X-API-KEY: sk_" + name.toLowerCase(Locale.ROOT) + "\r\n";
  }

  /** Says that nothing more will be sent. */
  void endOutput() throws IOException {
    socket.shutdownOutput();
  }

  /** Ends the connection with a reset. */
  void closeAbruptly() throws IOException {
    socket.setSoLinger(true, 0);
    socket.close();
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
