package io.github.tryonjobs.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.spi.ToolProvider;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** An application that is a module, with the client and all its libraries on the module path. */
@Timeout(300)
class ModulePathIT {

  /** What is only here for the tests. */
  private static final List<String> OTHERS =
      List.of(
          "junit", "assertj", "jspecify", "opentest4j", "apiguardian", "byte-buddy", "surefire");

  private final Path folder;

  ModulePathIT(@TempDir Path folder) {
    this.folder = folder;
  }

  @Test
  void aModuleCanUseTheClient() throws Exception {
    write("app/module-info.java", "module app { requires io.github.tryonjobs.client; }");
    write(
        "app/app/Main.java",
        """
        package app;

        import io.github.tryonjobs.client.*;
        import java.net.URI;

        public class Main {
          public static void main(String[] args) {
            try (TryOnClient client =
                TryOnClient.builder().apiKey("sk_test").baseUri(URI.create(args[0])).build()) {
              System.out.println(client.getJob("a") + " in " + TryOnClient.class.getModule());
            }
          }
        }
        """);
    String modulePath = modulePath();
    compile(modulePath);

    try (RawServer server = RawServer.of(Jobs.PENDING)) {
      assertThat(run(modulePath, server.baseUri().toString()))
          .isEqualTo("Pending[id=a] in module io.github.tryonjobs.client\n");
    }
  }

  private void write(String name, String text) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }

  private void compile(String modulePath) {
    int result =
        ToolProvider.findFirst("javac")
            .orElseThrow()
            .run(
                System.out,
                System.err,
                "-d",
                folder.resolve("classes").toString(),
                "--module-path",
                modulePath,
                "-Xlint:-requires-automatic",
                folder.resolve("app/module-info.java").toString(),
                folder.resolve("app/app/Main.java").toString());
    assertThat(result).isZero();
  }

  private String run(String modulePath, String argument) throws Exception {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--module-path",
                modulePath + File.pathSeparator + folder.resolve("classes"),
                "-m",
                "app/app.Main",
                argument)
            // SLF4J says there that it has no provider.
            .redirectError(folder.resolve("stderr").toFile())
            .start();
    return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
  }

  private static String modulePath() {
    String libraries =
        Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
            .filter(path -> path.endsWith(".jar"))
            .filter(path -> OTHERS.stream().noneMatch(path::contains))
            .collect(Collectors.joining(File.pathSeparator));
    return System.getProperty("module.jar") + File.pathSeparator + libraries;
  }
}
