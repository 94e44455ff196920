package io.github.tryonjobs.mock.benchmark;

import java.io.IOException;
import java.io.InputStream;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * A server in a process of its own.
 *
 * @param process the process
 * @param port where it listens on 127.0.0.1
 * @param started when the process was started, by {@link System#nanoTime()}
 * @param firstAnswer when it had answered for the first time, by the same clock
 */
record ServerProcess(Process process, int port, long started, long firstAnswer)
    implements AutoCloseable {

  private static final long PATIENCE = TimeUnit.SECONDS.toNanos(60);
  private static final String HEAD_200 = "HTTP/1.1 200";

  /** Starts the process and waits for its first 200. */
  static ServerProcess start(List<String> command, int port) throws IOException {
    long started = System.nanoTime();
    Process process =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start();
    while (!isAnswered(port)) {
      if (System.nanoTime() - started > PATIENCE || !process.isAlive()) {
        process.destroyForcibly();
        throw new IllegalStateException("no 200 from " + String.join(" ", command));
      }
      pause();
    }
    return new ServerProcess(process, port, started, System.nanoTime());
  }

  double millisToFirstAnswer() {
    return (firstAnswer - started) / 1e6;
  }

  /** Returns the resident memory in MB; NaN where there is no /proc. */
  double residentMegabytes() throws IOException {
    Path status = Path.of("/proc", String.valueOf(process.pid()), "status");
    if (!Files.exists(status)) {
      return Double.NaN;
    }
    return Files.readAllLines(status).stream()
        .filter(line -> line.startsWith("VmRSS:"))
        .mapToDouble(line -> Double.parseDouble(line.replaceAll("\\D", "")) / 1024)
        .findFirst()
        .orElse(Double.NaN);
  }

  /** Ends the process as a user does, which lets the JVM write its archive of classes. */
  @Override
  public void close() throws IOException {
    process.destroy();
    try {
      if (!process.waitFor(60, TimeUnit.SECONDS)) {
        process.destroyForcibly().waitFor();
      }
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }

  /** Sends one request and returns whether 200 comes back. */
  static boolean isAnswered(int port) throws IOException {
    try (Socket socket = new Socket()) {
      socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
      socket.setTcpNoDelay(true);
      socket.getOutputStream().write(Stubs.request(port, 0));
      InputStream in = socket.getInputStream();
      byte[] head = in.readNBytes(HEAD_200.length());
      return new String(head, StandardCharsets.ISO_8859_1).equals(HEAD_200);
    } catch (ConnectException e) {
      return false;
    }
  }

  private static void pause() {
    try {
      Thread.sleep(1);
    } catch (InterruptedException e) {
      throw new IllegalStateException("interrupted while a server starts", e);
    }
  }
}
