package io.github.tryonjobs.mock.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.Objects;

/** Says of which option it is the fault that a server cannot listen, and why it cannot. */
final class BindFailure {

  private BindFailure() {}

  /** It is the port's where another port can be taken: the system's words are in any language. */
  static String reason(String host, int port, UncheckedIOException failure) {
    try (ServerSocket other = new ServerSocket()) {
      other.bind(new InetSocketAddress(host, 0));
    } catch (IOException e) {
      return "--host: " + failure.getMessage();
    }
    String cause = Objects.requireNonNull(failure.getCause()).getMessage();
    boolean isUsed = String.valueOf(cause).contains("in use");
    String problem = isUsed ? "is in use" : "cannot be taken: " + cause;
    return "--port: port " + port + " on " + host + " " + problem + "; --port 0 takes a free one";
  }
}
