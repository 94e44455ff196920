package io.github.tryonjobs.mock.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Nothing of the machine that the server runs on shows in its responses. */
class MachineIT {

  private static final HttpClient HTTP = HttpClient.newHttpClient();

  @ParameterizedTest
  @ValueSource(
      strings = {
        "-Duser.language=tr -Duser.country=TR -Duser.timezone=Asia/Kathmandu",
        "-Duser.language=ar -Duser.country=EG -Dfile.encoding=ISO-8859-6"
      })
  void whateverItsLanguageTimeZoneAndCharset(String machine) throws Exception {
    assertShowsNothing(machine);
  }

  @Tag("slow")
  @ParameterizedTest
  @ValueSource(
      strings = {
        "-Duser.language=th -Duser.country=TH -Duser.variant=TH -Dfile.encoding=ISO-8859-11",
        "-Duser.language=lt -Duser.country=LT -Duser.timezone=Pacific/Kiritimati"
      })
  void norIfItIsOfAnotherKind(String machine) throws Exception {
    assertShowsNothing(machine);
  }

  private static void assertShowsNothing(String machine) throws Exception {
    Process server = start(machine.split(" "));
    try (BufferedReader out = server.inputReader(StandardCharsets.ISO_8859_1)) {
      URI baseUri = URI.create(address(out));

      HttpResponse<String> response = poll(baseUri, "x-api-key", "completed~I");
      assertThat(response.statusCode()).isEqualTo(200);
      assertThat(response.body()).contains("\"job_id\":\"completed~I\"", "?account=");
      assertThat(response.headers().firstValue("date"))
          .hasValueSatisfying(
              date ->
                  assertThat(date).matches("[A-Z][a-z]{2}, \\d\\d [A-Z][a-z]{2} \\d{4} .{8} GMT"));
      assertThat(poll(baseUri, "X-API-KEY", "502").body()).contains("<h1>502 Bad Gateway</h1>");
      assertThat(poll(baseUri, "X-API-KEY", "pending*0").body()).contains("at character 9");
      assertThat(limit(baseUri)).isEqualTo(200);
      assertThat(poll(baseUri, "X-Api-Key", "running").statusCode()).isEqualTo(200);
      assertThat(poll(baseUri, "X-API-KEY", "running").statusCode()).isEqualTo(429);
      assertThat(get(baseUri, "x-api-key", "sk_other", "running").statusCode()).isEqualTo(200);
    } finally {
      server.destroyForcibly();
    }
  }

  private static Process start(String... machine) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of(machine));
    command.addAll(List.of("-jar", StandaloneJarIT.JAR.toString(), "--port", "0"));
    ProcessBuilder server = new ProcessBuilder(command).redirectErrorStream(true);
    server.environment().put("LANG", "C");
    // With C alone, JDK 17 finds no folder whose name is not ASCII.
    boolean isAscii = command.stream().allMatch(StandardCharsets.US_ASCII.newEncoder()::canEncode);
    server.environment().put("LC_ALL", isAscii ? "tr_TR.ISO-8859-9" : "C.UTF-8");
    return server.start();
  }

  /** The greeting is in the charset of the machine, the address in it is found in any. */
  private static String address(BufferedReader out) throws IOException {
    StringBuilder plain = new StringBuilder();
    for (int c = out.read(); c >= 0 && plain.indexOf("curl") < 0; c = out.read()) {
      plain.append(c == 0 ? "" : String.valueOf((char) c));
    }
    assertThat(plain).contains("curl");
    return plain.toString().replaceAll("(?s).*? on (http://[0-9.]+:[0-9]+).*", "$1");
  }

  private static int limit(URI baseUri) throws Exception {
    HttpRequest change =
        HttpRequest.newBuilder(baseUri.resolve("/__mock/settings"))
            .header("x-api-key", "sk_machine")
            .header("content-type", "APPLICATION/JSON")
            .method("PATCH", HttpRequest.BodyPublishers.ofString("{\"rate_limit\":\"1/1h\"}"))
            .build();
    return HTTP.send(change, BodyHandlers.ofString()).statusCode();
  }

  private static HttpResponse<String> poll(URI baseUri, String header, String id) throws Exception {
    return get(baseUri, header, "sk_machine", id);
  }

  private static HttpResponse<String> get(URI baseUri, String header, String key, String id)
      throws Exception {
    return HTTP.send(
        HttpRequest.newBuilder(URI.create(baseUri + "/v1/try-on/job/" + id))
            .header(header, key)
            .build(),
        BodyHandlers.ofString());
  }
}
