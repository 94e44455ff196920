package io.github.tryonjobs.mock.http;

import org.glassfish.grizzly.http.HttpRequestPacket;

/** Remembers that the connection of a request must end with its answer. */
final class ConnectionEnd {

  private static final String ASKED = "try-on-mock.connection-end";

  private ConnectionEnd() {}

  static void ask(HttpRequestPacket request) {
    request.setAttribute(ASKED, true);
    request.getResponse().setHeader("Connection", "close");
  }

  static boolean isAsked(HttpRequestPacket request) {
    return request.getAttribute(ASKED) != null;
  }
}
