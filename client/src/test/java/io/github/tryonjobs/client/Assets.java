package io.github.tryonjobs.client;

import java.net.URI;
import java.util.Random;

/** Images, and how servers send them. */
final class Assets {

  static final String SIGNATURE = "X-Signature=0123456789abcdef%2F%2B+~";
  static final byte[] IMAGE = bytes(300_000);

  private Assets() {}

  static TryOnJob.Completed job(RawServer server) {
    return new TryOnJob.Completed("a", URI.create(server.baseUri() + "/a%20b/i.jpg?" + SIGNATURE));
  }

  static RawServer.Reply image(byte[] bytes) {
    return RawServer.http(200, "image/jpeg", bytes);
  }

  static RawServer.Reply broken(byte[] bytes, int length, String etag) {
    return connection -> {
      connection.write(
          "HTTP/1.1 200 OK\r\nContent-Type: image/jpeg\r\nETag: "
              + etag
              + "\r\nContent-Length: "
              + bytes.length
              + "\r\n\r\n");
      connection.out().write(bytes, 0, length);
    };
  }

  /** A part of the image that does not say how long it is, and then the end of the connection. */
  static RawServer.Reply unannounced(int status, int from, int to) {
    return connection -> {
      connection.write(
          "HTTP/1.1 "
              + status
              + " Something\r\nContent-Type: image/jpeg\r\nETag: \"v1\"\r\nContent-Range: bytes "
              + from
              + "-299999/300000\r\nTransfer-Encoding: chunked\r\n\r\n"
              + Integer.toHexString(to - from)
              + "\r\n");
      connection.out().write(IMAGE, from, to - from);
    };
  }

  static byte[] bytes(int length) {
    byte[] bytes = new byte[length];
    new Random(length).nextBytes(bytes);
    return bytes;
  }
}
