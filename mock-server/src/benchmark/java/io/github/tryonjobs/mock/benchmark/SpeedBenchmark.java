package io.github.tryonjobs.mock.benchmark;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Measures the standalone mock server, also by its launcher, WireMock, MockServer and a bare Netty in turn, several
 * rounds, each in a process of its own; prints the medians and their ratios, and draws a plot.
 *
 * <p>Arguments: the standalone jar, the folder for what it writes. System properties: {@code
 * rounds} (3), {@code seconds} of load for each server and round (40), {@code requests} after which
 * the memory is measured (1000000), {@code starts} of each server for the time to the first answer
 * (9), {@code jvm} for options of the servers' JVMs, separated by spaces (none).
 */
public final class SpeedBenchmark {

  private static final int LATER_STARTS = 20;

  private final List<Contestant> contestants;
  private final Path folder;
  private final int rounds = Integer.getInteger("rounds", 3);
  private final int seconds = Integer.getInteger("seconds", 40);
  private final int requests = Integer.getInteger("requests", 1_000_000);
  private final int starts = Integer.getInteger("starts", 9);
  private final List<String> jvmOptions =
      System.getProperty("jvm", "").isBlank()
          ? List.of()
          : List.of(System.getProperty("jvm").strip().split("\\s+"));
  private final Path launcher;
  private final Results results = new Results();
  private final Map<String, List<long[]>> perSecond = new LinkedHashMap<>();

  private SpeedBenchmark(Path jar, Path folder) throws IOException {
    this.folder = Files.createDirectories(folder);
    this.contestants = Contestant.all(jar, folder);
    this.launcher = jar.resolveSibling("try-on-mock-server");
  }

  public static void main(String[] args) throws IOException {
    SpeedBenchmark benchmark = new SpeedBenchmark(Path.of(args[0]), Path.of(args[1]));
    benchmark.warmUpTheLoad();
    benchmark.measure();
    benchmark.report();
  }

  /** The first server measured would have a load generator that is not compiled yet. */
  private void warmUpTheLoad() throws IOException {
    say("warming up the load generator");
    try (ServerProcess netty = contestants.get(contestants.size() - 1).start(List.of())) {
      new Load(netty, 5).run(0);
    }
  }

  private void measure() throws IOException {
    measureStarts();
    for (int round = 1; round <= rounds; round++) {
      List<Contestant> inTurn = new ArrayList<>(contestants);
      Collections.rotate(inTurn, round);
      for (Contestant contestant : inTurn) {
        say("round " + round + " of " + rounds + ": " + contestant.name());
        measureLoad(contestant);
        if (!contestant.embedded().isEmpty()) {
          measureLaterStarts(contestant);
        }
      }
    }
  }

  private void measureLoad(Contestant contestant) throws IOException {
    try (ServerProcess server = contestant.start(jvmOptions)) {
      results.add("resident memory at ready, MB", contestant, server.residentMegabytes());
      Load load = new Load(server, seconds).run(requests);
      results.add(
          "resident memory after %,d requests, MB".formatted(requests),
          contestant,
          server.residentMegabytes());
      results.addWindow(contestant, load.perSecond(), 0, 5);
      results.addWindow(contestant, load.perSecond(), 5, 10);
      results.addWindow(contestant, load.perSecond(), 10, 20);
      results.addWindow(contestant, load.perSecond(), 35, 40);
      results.add(
          "p99 in %d–%d s, ms".formatted(Math.max(0, seconds - 5), seconds),
          contestant,
          load.p99Millis());
      perSecond.computeIfAbsent(contestant.name(), name -> new ArrayList<>()).add(load.perSecond());
    }
  }

  private void measureLaterStarts(Contestant contestant) throws IOException {
    Process process =
        new ProcessBuilder(contestant.laterStarts(LATER_STARTS))
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    try (BufferedReader out = process.inputReader()) {
      String[] medians =
          out.lines()
              .filter(line -> line.startsWith("later "))
              .findFirst()
              .orElseThrow(() -> new IllegalStateException("no medians of " + contestant.name()))
              .split(" ", -1);
      results.add("later start in one JVM, ms", contestant, Double.parseDouble(medians[1]));
      results.add("close, ms", contestant, Double.parseDouble(medians[2]));
    } finally {
      process.destroy();
    }
  }

  private void measureStarts() throws IOException {
    Map<String, List<String>> archived = new LinkedHashMap<>();
    for (Contestant contestant : contestants) {
      if (!contestant.embedded().isEmpty()) {
        archived.put(contestant.name(), archive(contestant));
      }
    }
    for (int run = 0; run <= starts; run++) {
      say("first answers: run " + run + " of " + starts);
      for (Contestant contestant : contestants) {
        double plain = millisToFirstAnswer(contestant, jvmOptions);
        List<String> options = archived.get(contestant.name());
        double quick = options == null ? Double.NaN : millisToFirstAnswer(contestant, options);
        if (run > 0) { // The first one fills the caches of the machine.
          results.add("first 200, ms", contestant, plain);
          results.add("first 200 with an archive of classes and C1, ms", contestant, quick);
        }
      }
      double launched = millisByLauncher();
      if (run > 0) { // The first one leaves the archive of classes.
        results.add("first 200 by the launcher, ms", contestants.get(0), launched);
      }
    }
  }

  private static double millisToFirstAnswer(Contestant contestant, List<String> options)
      throws IOException {
    try (ServerProcess server = contestant.start(options)) {
      return server.millisToFirstAnswer();
    }
  }

  /** Runs the launcher, whose archive of classes is among the other files of this run. */
  private double millisByLauncher() throws IOException {
    int port = Contestant.freePort();
    List<String> command =
        List.of(
            "env",
            "XDG_CACHE_HOME=" + folder.toAbsolutePath(),
            "JAVA_HOME=" + System.getProperty("java.home"),
            launcher.toString(),
            "--port",
            String.valueOf(port));
    try (ServerProcess server = ServerProcess.start(command, port)) {
      return server.millisToFirstAnswer();
    }
  }

  /** Makes an archive of the classes that a start needs, and returns the options that use it. */
  private List<String> archive(Contestant contestant) throws IOException {
    say("archive of classes: " + contestant.name());
    Path archive = folder.resolve(contestant.embedded() + ".jsa");
    Files.deleteIfExists(archive);
    contestant.start(List.of("-Xlog:disable", "-XX:ArchiveClassesAtExit=" + archive)).close();
    if (!Files.exists(archive)) {
      throw new IllegalStateException("no archive of classes for " + contestant.name());
    }
    return List.of("-XX:TieredStopAtLevel=1", "-XX:SharedArchiveFile=" + archive);
  }

  private void report() throws IOException {
    List<String> names = contestants.stream().map(Contestant::name).toList();
    String table =
        """
        %s, JDK %s%s, %d rounds in turn, 16 connections, medians. In brackets: as a ratio to %s.

        """
                .formatted(
                    System.getProperty("os.name"),
                    Runtime.version(),
                    jvmOptions.isEmpty() ? "" : " " + String.join(" ", jvmOptions),
                    rounds,
                    names.get(0))
            + results.table(names);
    Files.writeString(folder.resolve("speed.md"), table);
    Files.writeString(folder.resolve("speed.svg"), Plot.svg(perSecond, seconds));
    System.out.println();
    System.out.println(table);
    System.out.println("Written: " + folder.resolve("speed.md") + " and speed.svg");
  }

  private static void say(String what) {
    System.out.println(what);
  }
}
