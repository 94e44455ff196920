import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;

/**
 * How long it takes from the start of the process to the first answer, for the standalone mock
 * server and for WireMock's with the same answer. Both take turns, and their medians are compared.
 */
final class StartUp {

  private static final int RUNS = 9;
  private static final int FIRST_WITH_ARCHIVE = 19;
  private static final String PATH = "/v1/try-on/job/completed";

  private StartUp() {}

  public static void main(String[] args) throws Exception {
    Path ours = Path.of(args[0]);
    Path wireMock = Path.of(args[1]);
    Path files = Files.createTempDirectory(wireMock.toAbsolutePath().getParent(), "wiremock");
    stub(files);
    compare("-XX:+TieredCompilation", ours, wireMock, files);
    compare("-XX:TieredStopAtLevel=1", ours, wireMock, files);
    if (Runtime.version().feature() >= FIRST_WITH_ARCHIVE) {
      double quick = median(withArchive(ours, files.resolve("classes.jsa")));
      System.out.printf(
          Locale.ROOT, "mock server    %4.0f ms with that and an archive of classes%n", quick);
    }
  }

  /** A process that ends well writes the archive, and the next one reads it. */
  private static List<Double> withArchive(Path ours, Path archive) throws Exception {
    List<Double> times = new ArrayList<>();
    for (int run = 0; run <= RUNS; run++) {
      double time =
          millis(
              "-XX:TieredStopAtLevel=1",
              "-XX:+AutoCreateSharedArchive",
              "-XX:SharedArchiveFile=" + archive,
              "-jar",
              ours.toString(),
              "--port");
      if (run > 0) {
        times.add(time);
      }
    }
    return times;
  }

  /** The first option is the default of the JVM, the second compiles quickly rather than well. */
  private static void compare(String option, Path ours, Path wireMock, Path files)
      throws Exception {
    List<Double> ourTimes = new ArrayList<>();
    List<Double> theirTimes = new ArrayList<>();
    for (int run = 0; run <= RUNS; run++) {
      double our = millis(option, "-jar", ours.toString(), "--port");
      double their =
          millis(option, "-jar", wireMock.toString(), "--root-dir", files.toString(), "--port");
      if (run > 0) { // The first one fills the caches of the machine.
        ourTimes.add(our);
        theirTimes.add(their);
      }
    }
    System.out.printf(
        Locale.ROOT,
        "%s, JDK %d, medians of %d runs in turn%n",
        option,
        Runtime.version().feature(),
        RUNS);
    print("mock server", ourTimes);
    print("WireMock", theirTimes);
    System.out.printf(
        Locale.ROOT,
        "WireMock takes %.2f times as long%n",
        median(theirTimes) / median(ourTimes));
  }

  private static void stub(Path files) throws IOException {
    Path mappings = Files.createDirectories(files.resolve("mappings"));
    Files.writeString(
        mappings.resolve("completed.json"),
        """
        {"request": {"method": "GET", "url": "%s", "headers": {"X-API-KEY": {"matches": "sk.*"}}},
         "response": {"status": 200, "headers": {"Content-Type": "application/json"},
                      "jsonBody": {"job_id": "completed", "status": "completed"}}}
        """
            .formatted(PATH));
  }

  private static double millis(String... command) throws Exception {
    int port = freePort();
    List<String> process = new ArrayList<>();
    process.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    Collections.addAll(process, command);
    process.add(String.valueOf(port));
    long start = System.nanoTime();
    Process server =
        new ProcessBuilder(process)
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start();
    try {
      while (!isAnswered(port)) {
        if (System.nanoTime() - start > 60_000_000_000L || !server.isAlive()) {
          throw new IllegalStateException("no answer from " + process);
        }
        Thread.sleep(2);
      }
      return (System.nanoTime() - start) / 1e6;
    } finally {
      server.destroy();
      server.waitFor();
    }
  }

  private static boolean isAnswered(int port) {
    try {
      HttpURLConnection connection =
          (HttpURLConnection) URI.create("http://127.0.0.1:" + port + PATH).toURL().openConnection();
      connection.setRequestProperty("X-API-KEY", "sk_test");
      try (InputStream body = connection.getInputStream()) {
        body.readAllBytes();
      }
      return connection.getResponseCode() == 200;
    } catch (IOException e) {
      return false;
    }
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  private static void print(String name, List<Double> times) {
    Collections.sort(times);
    System.out.printf(
        Locale.ROOT,
        "%-12s %6.0f ms to the first answer (%.0f to %.0f)%n",
        name,
        median(times),
        times.get(0),
        times.get(times.size() - 1));
  }

  private static double median(List<Double> times) {
    List<Double> sorted = new ArrayList<>(times);
    Collections.sort(sorted);
    return sorted.get(sorted.size() / 2);
  }
}
