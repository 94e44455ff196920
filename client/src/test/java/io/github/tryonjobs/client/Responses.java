package io.github.tryonjobs.client;

/** Responses as they stand on the wire, after which the connection ends. */
final class Responses {

  private Responses() {}

  private static String head(String status, String type) {
    return "HTTP/1.1 "
        + status
        + "\r\nContent-Type: "
        + type
        + "\r\nConnection: close\r\nETag: \"v1\"\r\n";
  }

  static String withLength(String status, String type, String body) {
    return head(status, type) + "Content-Length: " + body.length() + "\r\n\r\n" + body;
  }

  /** Two chunks and the last one; the second has zeros before its size, as the last one has. */
  static String inChunks(String status, String type, String body) {
    return head(status, type)
        + "Transfer-Encoding: chunked\r\n\r\n5\r\n"
        + body.substring(0, 5)
        + "\r\n00000000000000000000"
        + Integer.toHexString(body.length() - 5)
        + "\r\n"
        + body.substring(5)
        + "\r\n0\r\n\r\n";
  }

  static String untilTheEnd(String status, String type, String body) {
    return head(status, type) + "\r\n" + body;
  }
}
