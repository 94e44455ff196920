package io.github.tryonjobs.mock;

import io.github.tryonjobs.mock.cli.Main;
import java.io.BufferedReader;
import java.io.Closeable;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.stream.Collectors;

/** A server in a process of its own, with a small heap. */
final class SmallServer implements Closeable {

  private final Process process;
  private final BufferedReader out;
  private final URI baseUri;

  SmallServer(int heapMegabytes) throws IOException {
    this(heapMegabytes, Main.class);
  }

  SmallServer(int heapMegabytes, Class<?> main) throws IOException {
    process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx" + heapMegabytes + "m",
                "-cp",
                System.getProperty("java.class.path"),
                main.getName(),
                "--port",
                "0")
            .redirectErrorStream(true)
            .start();
    out = process.inputReader(StandardCharsets.UTF_8);
    String line = out.readLine();
    while (!line.contains(" on http")) {
      line = out.readLine();
    }
    baseUri = URI.create(line.replaceAll(".* on ", ""));
  }

  URI baseUri() {
    return baseUri;
  }

  Process process() {
    return process;
  }

  /** Returns what it writes until it ends. */
  String output() {
    return out.lines().collect(Collectors.joining("\n"));
  }

  boolean isAlive() {
    return process.isAlive();
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }
}
