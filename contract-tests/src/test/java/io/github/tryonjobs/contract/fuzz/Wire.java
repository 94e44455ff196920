package io.github.tryonjobs.contract.fuzz;

import io.github.tryonjobs.mock.TryOnMockServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Sends bytes to a mock server, and judges what comes back. */
final class Wire {

  /** Only a hang takes as long. */
  private static final int HANG_MILLIS = 60_000;

  private static final Pattern SERVER_ERROR = Pattern.compile("^HTTP/1\\.1 (5[0-9]{2}) ");
  private static final Pattern ENCODED = Pattern.compile("(?:%|\\\\u00)([0-9A-Fa-f]{2})");
  private static final String MOCK_ERROR = "\nX-Try-On-Mock-Error: ";

  private Wire() {}

  /** Sends a request, reads all that comes, and fails if that is not how the mock server may be. */
  static void judge(TryOnMockServer server, byte[] request) throws IOException {
    String asked = plain(request);
    String response = exchange(server, request);
    if (!asked.replace("X-API-KEY: " + Secret.KEY, "").contains(Secret.KEY)) {
      Secret.isNotIn(response); // Else it may be a part of the id that was asked for.
    }
    if (response.contains(MOCK_ERROR + "internal-error")) {
      throw new AssertionError(response);
    }
    Matcher error = SERVER_ERROR.matcher(response);
    boolean isAsked = !error.find() || asked.contains(error.group(1)) || asked.contains("failed");
    if (!isAsked && !response.contains(MOCK_ERROR)) {
      throw new AssertionError("not asked for: " + response);
    }
  }

  /** Returns what is sent without the escapes of URLs and JSON. */
  static String plain(byte[] request) {
    return ENCODED
        .matcher(new String(request, StandardCharsets.ISO_8859_1))
        .replaceAll(it -> Matcher.quoteReplacement("" + (char) Integer.parseInt(it.group(1), 16)));
  }

  private static String exchange(TryOnMockServer server, byte[] request) throws IOException {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.baseUri().getPort())) {
      socket.setSoTimeout(HANG_MILLIS);
      socket.setTcpNoDelay(true);
      socket.setSoLinger(true, 0); // Ports would run out.
      try {
        socket.getOutputStream().write(request);
        socket.shutdownOutput();
        return new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
      } catch (SocketTimeoutException e) {
        throw new AssertionError("no end of the response", e);
      } catch (SocketException e) {
        return ""; // A reset, as asked for or as what is refused is not read on.
      }
    }
  }
}
