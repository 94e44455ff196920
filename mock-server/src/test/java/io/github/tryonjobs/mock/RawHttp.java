package io.github.tryonjobs.mock;

import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;

/** Sends what no client library would send. */
final class RawHttp {

  private RawHttp() {}

  static String get(URI server, String target) throws IOException {
    return send(server, request(server, target, "Connection: close\r\n"));
  }

  /** Sends two requests over one connection, the first of them with more headers. */
  static String getTwice(URI server, String target, String headers) throws IOException {
    return send(
        server,
        request(server, target, headers) + request(server, target, "Connection: close\r\n"));
  }

  private static String request(URI server, String target, String headers) {
    return "GET "
        + target
        + " HTTP/1.1\r\nHost: "
        + server.getAuthority()
        + "\r\n"
        + headers
        + "\r\n";
  }

  private static String send(URI server, String requests) throws IOException {
    try (Socket socket = new Socket(server.getHost(), server.getPort())) {
      socket.setSoTimeout(10_000);
      socket.getOutputStream().write(requests.getBytes(StandardCharsets.ISO_8859_1));
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
    }
  }
}
