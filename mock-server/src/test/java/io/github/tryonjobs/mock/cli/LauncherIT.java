package io.github.tryonjobs.mock.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/**
 * The launcher starts the server, faster from its second start on, and is not noticed otherwise.
 */
@EnabledOnOs(value = OS.LINUX, disabledReason = "what a process has mapped is read from /proc")
class LauncherIT {

  private static final Path BUILT = Path.of("target", "try-on-mock-server");
  private static final int TERMINATED = 128 + 15;

  private final Path cache;
  private final Path launcher;

  LauncherIT(@TempDir Path folder) {
    cache = folder.resolve("a cache");
    launcher = folder.resolve("a folder/try-on-mock-server");
  }

  @BeforeEach
  void install() throws IOException {
    Files.createDirectories(launcher.getParent());
    Files.copy(BUILT, launcher);
    assertThat(launcher.toFile().setExecutable(true)).isTrue();
  }

  @Test
  void aRunThatAnsweredSpeedsUpTheNext() throws Exception {
    Launched first = launch(cache, "--port", "0");
    first.poll();
    assertThat(first.end("TERM")).isEqualTo(TERMINATED);
    Launched second = launch(cache, "--port", "0");

    assertThat(second.archive()).isEqualTo(archives().get(0).toRealPath());
    assertThat(second.end("TERM")).isEqualTo(TERMINATED);
    assertThat(archives()).hasSize(1);
    for (Launched run : List.of(first, second)) {
      assertThat(run.output().lines()).first().asString().startsWith("Try On mock server ");
      assertThat(run.output()).endsWith("Ctrl-C stops the server.\n");
    }
  }

  @Test
  void aRunThatDidNothingLeavesNothing() throws Exception {
    assertThat(launch(cache, "--port", "0").ready().end("TERM")).isEqualTo(TERMINATED);
    Launched version = launch(cache, "--version");
    assertThat(version.process().waitFor()).isZero();
    assertThat(version.output()).matches("try-on-mock-server \\d+\\.\\d+\\.\\d+\\S*\n");

    assertThat(archives()).isEmpty();
  }

  @Test
  @Tag("slow")
  void anUpgradeInPlaceDoesNotUseTheOldArchive() throws Exception {
    Launched old = launch(cache, "--port", "0");
    old.poll();
    old.end("TERM");
    upgrade();

    Launched upgraded = launch(cache, "--port", "0");
    upgraded.poll();
    assertThat(upgraded.archive()).isNull();
    upgraded.end("TERM");
    assertThat(upgraded.output()).startsWith("Try On mock server ");

    Launched again = launch(cache, "--port", "0");
    assertThat(again.archive()).isNotNull();
    again.end("TERM");
  }

  @Test
  @Tag("slow")
  void twoAtOnceLeaveOneArchive() throws Exception {
    Launched one = launch(cache, "--port", "0");
    Launched other = launch(cache, "--port", "0");
    one.poll();
    other.poll();
    one.process().destroy();
    other.process().destroy();

    assertThat(one.process().waitFor()).isEqualTo(TERMINATED);
    assertThat(other.process().waitFor()).isEqualTo(TERMINATED);
    assertThat(archives()).hasSize(1);
    Launched next = launch(cache, "--port", "0");
    assertThat(next.archive()).isNotNull();
    next.end("TERM");
  }

  @Test
  void withoutACacheItWorksAndSaysNothing() throws Exception {
    Launched run = launch(Path.of("/dev/null"), "--port", "0");
    run.poll();

    assertThat(run.end("TERM")).isEqualTo(TERMINATED);
    assertThat(run.output()).startsWith("Try On mock server ");
  }

  @Test
  void aSignalIsJavasOwn() throws Exception {
    assumeFalse(
        ignoresInterrupts(), "a build in the background ignores SIGINT, as do its children");

    assertThat(launch(cache, "--port", "0").end("INT")).isEqualTo(128 + 2);
  }

  private static boolean ignoresInterrupts() throws IOException {
    return Files.readAllLines(Path.of("/proc/self/status")).stream()
        .filter(line -> line.startsWith("SigIgn:"))
        .anyMatch(line -> (Long.parseUnsignedLong(line.substring(7).strip(), 16) & 2) != 0);
  }

  @Test
  void wrongUseEndsWithStatus2() throws Exception {
    Launched run = launch(cache, "--prot", "0");

    assertThat(run.process().waitFor()).isEqualTo(2);
    assertThat(run.output()).isEqualTo("Unknown option --prot (see --help)\n");
  }

  @Test
  void withoutJavaItSaysWhatIsNeeded() throws Exception {
    ProcessBuilder builder = builder(cache, "--version");
    builder.environment().put("JAVA_HOME", "/no such");
    Launched run = new Launched(builder.start());

    assertThat(run.process().waitFor()).isEqualTo(2);
    assertThat(run.output())
        .isEqualTo(
            "try-on-mock-server: cannot find /no such/bin/java; set JAVA_HOME to Java 17 or newer\n");
  }

  /** Another build of the same size and time, as a package manager might leave it. */
  private void upgrade() throws IOException {
    FileTime time = Files.getLastModifiedTime(launcher);
    byte[] bytes = Files.readAllBytes(launcher);
    String script = new String(bytes, 0, 8_000, StandardCharsets.ISO_8859_1);
    int fingerprint = script.indexOf("-jdk$version") - 1;
    bytes[fingerprint] = (byte) (bytes[fingerprint] == '0' ? '1' : '0');
    Files.write(launcher, bytes);
    Files.setLastModifiedTime(launcher, time);
  }

  private List<Path> archives() throws IOException {
    Path folder = cache.resolve("try-on-mock-server");
    try (Stream<Path> files = Files.list(folder)) {
      return files.toList();
    }
  }

  private ProcessBuilder builder(Path cacheHome, String... arguments) {
    ProcessBuilder builder = new ProcessBuilder(launcher.toString()).redirectErrorStream(true);
    builder.command().addAll(List.of(arguments));
    builder.environment().put("XDG_CACHE_HOME", cacheHome.toString());
    builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
    return builder;
  }

  private Launched launch(Path cacheHome, String... arguments) throws IOException {
    return new Launched(builder(cacheHome, arguments).start());
  }

  /** A run of the launcher, whose process is Java's from soon after its start on. */
  private static final class Launched {

    private final Process process;
    private final BufferedReader lines;
    private final StringBuilder read = new StringBuilder();

    Launched(Process process) {
      this.process = process;
      this.lines = process.inputReader();
    }

    Process process() {
      return process;
    }

    /** Waits for the last line of the greeting. */
    Launched ready() throws IOException {
      while (read.indexOf("Ctrl-C") < 0) {
        String line = lines.readLine();
        assertThat(line).as(read.toString()).isNotNull();
        read.append(line).append('\n');
      }
      return this;
    }

    /** Returns what it wrote, of both kinds, up to its end. */
    String output() throws IOException {
      lines.lines().forEach(line -> read.append(line).append('\n'));
      return read.toString();
    }

    void poll() throws IOException, InterruptedException {
      String address = ready().read.toString().replaceAll("(?s).*? on (http://\\S+).*", "$1");
      HttpRequest request =
          HttpRequest.newBuilder(URI.create(address + "/v1/try-on/job/completed"))
              .header("X-API-KEY", "sk_test")
              .build();
      assertThat(HttpClient.newHttpClient().send(request, BodyHandlers.discarding()).statusCode())
          .isEqualTo(200);
    }

    /** Returns the archive that the process uses, or null. */
    @org.jspecify.annotations.Nullable
    Path archive() throws IOException, InterruptedException {
      ready();
      return Files.readAllLines(Path.of("/proc", process.pid() + "", "maps")).stream()
          .filter(line -> line.contains(".jsa") && line.contains("try-on-mock-server"))
          .map(line -> Path.of(line.substring(line.indexOf('/'))))
          .findFirst()
          .orElse(null);
    }

    int end(String signal) throws IOException, InterruptedException {
      ready();
      new ProcessBuilder("kill", "-" + signal, process.pid() + "").start().waitFor();
      return process.waitFor();
    }
  }
}
