package io.github.tryonjobs.mock.benchmark;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A server that is measured: each answers {@code GET /v1/try-on/job/completed} with the same JSON.
 *
 * @param name its name in the table
 * @param classPath jars, and a folder for {@link #NETTY}
 * @param arguments the JVM's options, the main class and its arguments; the port follows as the last
 * @param embedded the class that starts it within the JVM; empty if that is not measured
 */
record Contestant(String name, String classPath, List<String> arguments, String embedded) {

  static final String MOCK = "Try On mock";
  static final String WIREMOCK = "WireMock";
  static final String MOCKSERVER = "MockServer";
  static final String NETTY = "Netty, fixed bytes";

  /** Returns all of them: this project's in its standalone jar, the others from the class path. */
  static List<Contestant> all(Path standaloneJar, Path files) throws IOException {
    Path mappings = Files.createDirectories(files.resolve("mappings"));
    Files.writeString(mappings.resolve("completed.json"), Stubs.wireMock());
    Path expectations = Files.writeString(files.resolve("expectations.json"), Stubs.mockServer());
    return List.of(
        new Contestant(
            MOCK,
            standaloneJar.toString(),
            List.of("io.github.tryonjobs.mock.cli.Main", "--port"),
            LaterStarts.Mock.class.getName()),
        new Contestant(
            WIREMOCK,
            jars("wiremock-standalone-"),
            List.of("wiremock.Run", "--root-dir", files.toString(), "--port"),
            LaterStarts.WireMock.class.getName()),
        new Contestant(
            MOCKSERVER,
            jars("mockserver-netty-"),
            List.of(
                // By default it writes each request to its log.
                "-Dmockserver.logLevel=WARN",
                "-Dmockserver.initializationJsonPath=" + expectations,
                "org.mockserver.cli.Main",
                "-serverPort"),
            LaterStarts.MockServer.class.getName()),
        new Contestant(
            NETTY, jars("netty-") + ":" + ownClasses(), List.of(FixedBytes.class.getName()), ""));
  }

  /** Starts a process that listens on a free port. */
  ServerProcess start(List<String> jvmOptions) throws IOException {
    int port = freePort();
    List<String> command = java(jvmOptions);
    command.add("-cp");
    command.add(classPath);
    command.addAll(arguments);
    command.add(String.valueOf(port));
    return ServerProcess.start(command, port);
  }

  /** Returns the command that measures starts within one JVM, of which it prints the medians. */
  List<String> laterStarts(int starts) {
    List<String> command = java(List.of());
    command.add("-Dmockserver.logLevel=WARN");
    command.add("-cp");
    command.add(classPath + ":" + ownClasses());
    command.add(LaterStarts.class.getName());
    command.add(embedded);
    command.add(String.valueOf(starts));
    return command;
  }

  private static List<String> java(List<String> options) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(options);
    return command;
  }

  private static String jars(String prefix) {
    List<String> jars =
        Arrays.stream(System.getProperty("java.class.path").split(":", -1))
            .filter(entry -> Path.of(entry).getFileName().toString().startsWith(prefix))
            .toList();
    if (jars.isEmpty()) {
      throw new IllegalStateException("no " + prefix + "*.jar on the class path");
    }
    return String.join(":", jars);
  }

  private static String ownClasses() {
    return Path.of(Contestant.class.getProtectionDomain().getCodeSource().getLocation().getPath())
        .toString();
  }

  static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }
}
