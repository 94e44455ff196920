package io.github.tryonjobs.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A client in a JVM of its own, which was started in ways that no test can be. */
@Timeout(300)
class ForkedJvmTest {

  private static final String PENDING = "{\"job_id\":\"\u0131\",\"status\":\"pending\"}";

  /**
   * Asks for a job, for a result whose link has letters outside ASCII, and for a start that is
   * refused with numbers.
   */
  static final class Application {
    private Application() {}

    public static void main(String[] arguments) throws Exception {
      URI server = URI.create(arguments[0]);
      try (TryOnClient client = TryOnClient.builder().apiKey(Jobs.KEY).baseUri(server).build()) {
        TryOnJob job = client.getJob("I\u00e9");
        System.out.println(job.id().codePointAt(0));
        URI link = URI.create(server + "/IMG-\u00e9\u65e5.jpg?n=\u00fc");
        try (ResultStream stream = client.openResult(new TryOnJob.Completed("a", link))) {
          System.out.println(stream.readAllBytes().length);
        }
        client.startJob(Starts.form(TryOnImage.of(Starts.png(63, 64, 100), "p.png")));
      } catch (IllegalArgumentException e) {
        System.out.println(String.valueOf(e.getMessage()).replaceFirst(".*: ", ""));
      }
    }
  }

  /** The second machine is also set up in every other way that the client must not notice. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "-Duser.language=ar -Duser.country=EG -Duser.extensions=nu-arab",
        "-Duser.language=tr -Duser.country=TR -Dfile.encoding=ISO-8859-1"
            + " -DsocksProxyHost=127.0.0.1 -DsocksProxyPort=1"
            + " -Dhttp.proxyHost=127.0.0.1 -Dhttp.proxyPort=1 -Djava.net.useSystemProxies=true"
            + " -Dhttp.agent=x -Dhttp.maxRedirects=1 -Dhttp.keepAlive=false"
      })
  void doesNotDependOn(String options, @TempDir Path folder) throws Exception {
    Path hosts = Files.writeString(folder.resolve("hosts"), "127.0.0.1 xn--bcher-kva.example");
    try (RawServer server =
        RawServer.of(
            RawServer.json(200, PENDING), RawServer.http(200, "image/jpeg", new byte[1234]))) {
      List<String> command = new ArrayList<>();
      command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
      Collections.addAll(command, "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC");
      command.addAll(List.of(options.split(" ")));
      Collections.addAll(
          command,
          "-cp",
          System.getProperty("java.class.path"),
          "-Djdk.net.hosts.file=" + hosts,
          Application.class.getName(),
          "http://xn--bcher-kva.example:" + server.port());
      ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
      // With C alone, JDK 17 finds no folder whose name is not ASCII.
      boolean isAscii =
          command.stream().allMatch(StandardCharsets.US_ASCII.newEncoder()::canEncode);
      builder.environment().put("LC_ALL", isAscii ? "C" : "C.UTF-8");
      Process process = builder.start();
      String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

      assertThat(output.lines().filter(line -> !line.startsWith("SLF4J")))
          .containsExactly(
              "305", "1234", "it has 63 x 64 pixels, but must have 64 to 6000 each way");
      assertThat(server.requests())
          .extracting(RawServer.Request::target)
          .containsExactly("/v1/try-on/job/I%C3%A9", "/IMG-%C3%A9%E6%97%A5.jpg?n=%C3%BC");
      assertThat(server.requests().get(0).headers()).containsEntry("X-API-KEY", Jobs.KEY);
    }
  }
}
