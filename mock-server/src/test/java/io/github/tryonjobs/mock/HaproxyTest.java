package io.github.tryonjobs.mock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Behind the HAProxy of {@code examples/haproxy}, three servers answer as one. */
@Timeout(300)
class HaproxyTest {

  private static final List<String> KEYS = IntStream.range(0, 12).mapToObj(i -> "sk_" + i).toList();

  private final List<TryOnMockServer> servers = new ArrayList<>();
  private final HttpClient http = HttpClient.newHttpClient();
  private final Path pidFile;
  private URI proxy = URI.create("http://127.0.0.1");

  HaproxyTest(@TempDir Path folder) {
    pidFile = folder.resolve("pid");
  }

  @BeforeEach
  void start() throws IOException, InterruptedException {
    assumeTrue(
        Arrays.stream(System.getenv("PATH").split(File.pathSeparator))
            .anyMatch(folder -> Files.isExecutable(Path.of(folder, "haproxy"))),
        "no haproxy on the path");
    for (int i = 0; i < 3; i++) {
      servers.add(TryOnMockServer.start());
    }
    int status;
    do { // Another process may take the port before HAProxy does.
      try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
        proxy = URI.create("http://127.0.0.1:" + free.getLocalPort());
      }
      ProcessBuilder haproxy =
          new ProcessBuilder(
                  "haproxy", "-D", "-q", "-p", pidFile + "", "-f", "examples/haproxy/haproxy.cfg")
              .redirectErrorStream(true)
              .redirectOutput(pidFile.resolveSibling("log").toFile());
      haproxy.environment().put("MOCKS_BIND", proxy.getAuthority());
      for (int i = 0; i < 3; i++) {
        haproxy
            .environment()
            .put("MOCK_" + "ABC".charAt(i), servers.get(i).baseUri().getAuthority());
      }
      status = haproxy.start().waitFor();
      String log = Files.readString(pidFile.resolveSibling("log"));
      assertThat(status == 0 || log.contains("cannot bind")).as(log).isTrue();
    } while (status != 0);
  }

  @AfterEach
  void stop() throws IOException {
    if (Files.exists(pidFile)) {
      for (String pid : Files.readAllLines(pidFile)) {
        ProcessHandle.of(Long.parseLong(pid)).ifPresent(ProcessHandle::destroyForcibly);
      }
    }
    servers.forEach(TryOnMockServer::close);
  }

  @Test
  void eachKeyHasItsServerWithJobsClockAndLimits() throws Exception {
    for (String key : KEYS) {
      String job =
          text(key, "POST", "/__mock/jobs", "{\"scenario\":\"pending,running@1h,completed\"}");
      String id = job.replaceAll("(?s).*\"job_id\":\"([^\"]+)\".*", "$1");
      assertThat(poll(key, id).body()).contains("\"status\":\"pending\"");
      assertThat(poll(key, id).body()).contains("\"status\":\"running\"");
      text(key, "POST", "/__mock/clock", "{\"advance\":\"1h\"}");
      assertThat(poll(key, id).body()).contains("\"status\":\"completed\"");
      text(key, "PATCH", "/__mock/settings", "{\"rate_limit\":\"1/1h\"}");
      assertThat(poll(key, id).statusCode()).isEqualTo(200);
      assertThat(poll(key, id).statusCode()).isEqualTo(429);
    }

    assertThat(servers).allSatisfy(server -> assertThat(server.requests()).isNotEmpty());
  }

  @Test
  void aLinkLeadsToTheServerThatMadeIt() throws Exception {
    for (String key : KEYS) {
      String link =
          poll(key, "completed").body().replaceAll("(?s).*\"result_url\":\"([^\"]+)\".*", "$1");

      assertThat(URI.create(link).getAuthority()).isEqualTo(proxy.getAuthority());
      assertThat(send(HttpRequest.newBuilder(URI.create(link))).statusCode())
          .as(link)
          .isEqualTo(200);
    }
  }

  @Test
  void theKeysOfALostServerGoToOthersAndReturnWithIt() throws Exception {
    poll("sk_lost", "running");
    TryOnMockServer lost =
        servers.stream().filter(server -> !server.requests().isEmpty()).findFirst().orElseThrow();
    lost.close();

    assertThat(poll("sk_lost", "pending,running").body()).contains("\"status\":\"pending\"");

    TryOnMockServer back = TryOnMockServer.builder().port(lost.baseUri().getPort()).start();
    servers.add(back);
    do {
      assertThat(poll("sk_lost", "running").statusCode()).isEqualTo(200);
    } while (back.requests().isEmpty());
  }

  @Test
  void aControlCallWithoutAKeyIsRefused() throws Exception {
    for (String path : List.of("jobs", "requests", "clock", "settings")) {
      HttpResponse<String> response =
          send(HttpRequest.newBuilder(proxy.resolve("/__mock/" + path)));

      assertThat(response.statusCode()).isEqualTo(400);
      assertThat(response.body()).contains("needs an X-API-KEY");
    }
    assertThat(send(HttpRequest.newBuilder(proxy.resolve("/__mock/ready"))).statusCode())
        .isEqualTo(204);
  }

  private HttpResponse<String> poll(String key, String id) throws Exception {
    return send(
        HttpRequest.newBuilder(proxy.resolve("/v1/try-on/job/" + id)).header("X-API-KEY", key));
  }

  private String text(String key, String method, String path, String json) throws Exception {
    HttpResponse<String> response =
        send(
            HttpRequest.newBuilder(proxy.resolve(path))
                .header("X-API-KEY", key)
                .header("Content-Type", "application/json")
                .method(method, BodyPublishers.ofString(json)));
    assertThat(response.statusCode()).as(response.body()).isBetween(200, 201);
    return response.body();
  }

  private HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
    return http.send(request.build(), BodyHandlers.ofString());
  }
}
