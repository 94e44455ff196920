package io.github.tryonjobs.mock.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.lang.module.ModuleFinder;
import java.net.HttpURLConnection;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.net.URLConnection;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Enumeration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(300)
class StandaloneJarIT {

  static final Path JAR = Path.of("target", "try-on-mock-server-standalone.jar").toAbsolutePath();

  @Test
  void greetsAnswersLogsAndStopsQuietly() throws Exception {
    Process server = start("--port", "0", "--log", "requests");
    try (BufferedReader out = server.inputReader(StandardCharsets.UTF_8)) {
      URI baseUri = URI.create(out.readLine().replaceAll(".* on ", ""));
      List<String> greeting = readUntil(out, "Ctrl-C stops the server.");

      assertThat(greeting).anyMatch(line -> line.contains("curl ") && line.contains("completed'"));
      assertThat(body(baseUri.resolve("/v1/try-on/job/running")))
          .isEqualTo("{\"job_id\":\"running\",\"status\":\"running\"}");
      assertThat(out.readLine()).contains("GET /v1/try-on/job/running -> 200 running");

      server.toHandle().destroy();

      assertThat(server.waitFor(2, TimeUnit.MINUTES)).isTrue();
      assertThat(out.lines()).isEmpty();
      assertThat(errors(server)).isEmpty();
    } finally {
      server.destroyForcibly();
    }
  }

  @Test
  void nothingInItCanClashWithAnotherLibrary() throws IOException {
    try (JarFile jar = new JarFile(JAR.toFile())) {
      List<String> strangers = new ArrayList<>();
      for (Enumeration<JarEntry> entries = jar.entries(); entries.hasMoreElements(); ) {
        String name = entries.nextElement().getName();
        if (name.endsWith(".class") && !name.startsWith("io/github/tryonjobs/")) {
          strangers.add(name);
        }
      }
      assertThat(strangers).isEmpty();
    }
  }

  @Test
  void isAlsoALibraryThatNeedsNoOther() throws Exception {
    try (URLClassLoader alone =
        new URLClassLoader(new URL[] {JAR.toUri().toURL()}, ClassLoader.getPlatformClassLoader())) {
      Class<?> type = alone.loadClass("io.github.tryonjobs.mock.TryOnMockServer");
      try (AutoCloseable server = (AutoCloseable) type.getMethod("start").invoke(null)) {
        URI baseUri = (URI) type.getMethod("baseUri").invoke(server);

        assertThat(body(baseUri.resolve("/v1/try-on/job/completed")))
            .contains("\"status\":\"completed\"", "\"result_url\":");
      }
    }
  }

  @Test
  void aRandomControlTokenIsPrintedAndNeeded() throws Exception {
    Process server = start("--port", "0", "--control-token", "random");
    try (BufferedReader out = server.inputReader(StandardCharsets.UTF_8)) {
      String greeting = String.join("\n", readUntil(out, "Ctrl-C stops the server."));
      String requests = greeting.replaceAll("(?s).*? on (http://\\S+).*", "$1/__mock/requests");
      String header =
          greeting.replaceAll("(?s).*Control calls need: Authorization: (.*?)\n.*", "$1");

      assertThat(header).matches("Bearer [-0-9a-f]{36}");
      assertThat(status(requests, header)).isEqualTo(200);
      assertThat(status(requests, "Bearer random")).isEqualTo(423);
    } finally {
      server.destroyForcibly();
    }
  }

  private static int status(String address, String authorization) throws IOException {
    HttpURLConnection connection = (HttpURLConnection) URI.create(address).toURL().openConnection();
    connection.setRequestProperty("Authorization", authorization);
    return connection.getResponseCode();
  }

  private static Process start(String... options) throws IOException {
    return command(options).start();
  }

  private static ProcessBuilder command(String... options) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-jar", JAR.toString()));
    command.addAll(List.of(options));
    return new ProcessBuilder(command);
  }

  private static List<String> readUntil(BufferedReader out, String end) throws IOException {
    List<String> lines = new ArrayList<>();
    do {
      lines.add(out.readLine());
    } while (!lines.get(lines.size() - 1).endsWith(end));
    return lines;
  }

  private static String errors(Process process) throws IOException {
    return new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
  }

  private static String body(URI uri) throws IOException {
    return body(uri, "sk_test");
  }

  private static String body(URI uri, String apiKey) throws IOException {
    URLConnection connection = uri.toURL().openConnection();
    connection.setRequestProperty("X-API-KEY", apiKey);
    try (InputStream body = connection.getInputStream()) {
      return new String(body.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  @Test
  void writesItsPortForScriptsWhateverTheJvmPrints(@TempDir Path folder) throws Exception {
    Path portFile = folder.resolve("port");
    ProcessBuilder builder =
        command("--port", "0", "--port-file", portFile.toString(), "--log", "json");
    builder.environment().put("JAVA_TOOL_OPTIONS", "-Dnothing=true");
    // As the lines of a file with the line ends of Windows.
    builder.environment().put("TRYON_MOCK_API_KEY", "sk_a,sk_b\r");
    builder.redirectErrorStream(true);
    Process server = builder.start();
    try (BufferedReader out = server.inputReader(StandardCharsets.UTF_8)) {
      String line = out.readLine();
      while (!line.startsWith("{")) {
        assertThat(line).startsWith("Picked up JAVA_TOOL_OPTIONS");
        line = out.readLine();
      }
      assertThat(line).contains("\"ready\":true", "\"base_url\":\"http://127.0.0.1:");
      while (!Files.exists(portFile)) {
        Thread.onSpinWait();
      }
      URI baseUri = URI.create("http://127.0.0.1:" + Files.readString(portFile).strip());
      assertThat(body(baseUri.resolve("/v1/try-on/job/running"), "sk_b")).contains("running");
      assertThat(out.readLine()).startsWith("{\"number\":1,").endsWith("}");
    } finally {
      server.destroyForcibly();
    }
  }

  @Test
  void answersThoughNobodyReadsItsLog(@TempDir Path folder) throws Exception {
    Path portFile = folder.resolve("port");
    Process server =
        command("--port", "0", "--port-file", portFile.toString(), "--log", "requests").start();
    try {
      while (!Files.exists(portFile)) {
        Thread.onSpinWait();
      }
      URI baseUri = URI.create("http://127.0.0.1:" + Files.readString(portFile).strip());
      for (int request = 0; request < 1_000; request++) {
        assertThat(body(baseUri.resolve("/v1/try-on/job/running"))).contains("running");
      }
    } finally {
      server.destroyForcibly();
    }
  }

  @Test
  void isAModuleByName() {
    for (Path jar : List.of(JAR, Path.of(System.getProperty("module.jar")))) {
      assertThat(ModuleFinder.of(jar).findAll())
          .singleElement()
          .satisfies(
              module ->
                  assertThat(module.descriptor().name()).isEqualTo("io.github.tryonjobs.mock"));
    }
  }
}
