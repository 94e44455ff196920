package io.github.tryonjobs.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;
import java.util.spi.ToolProvider;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** An application that is a module, with the client and its libraries on the module path. */
@Timeout(300)
class ModulePathIT {

  /** What is only here for the tests. */
  private static final List<String> OTHERS =
      List.of(
          "junit", "assertj", "jspecify", "opentest4j", "apiguardian", "byte-buddy", "surefire");

  private static final String PENDING = "Pending[id=a] in module io.github.tryonjobs.client\n";

  private final Path folder;

  ModulePathIT(@TempDir Path folder) {
    this.folder = folder;
  }

  @BeforeEach
  void compileTheApplication() throws Exception {
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
    compile(path(library -> true));
  }

  @Test
  void aModuleCanUseTheClient() throws Exception {
    assertThat(run(path(library -> true), "")).isEqualTo(PENDING);
  }

  @Test
  void jerseyCanStayOnTheClassPath() throws Exception {
    // Maven and IDEs put it there, as no module requires it.
    assertThat(run(path(library -> !isJersey(library)), path(ModulePathIT::isJersey)))
        .isEqualTo(PENDING);
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

  private String run(String modulePath, String classPath) throws Exception {
    try (RawServer server = RawServer.of(Jobs.PENDING)) {
      Process process =
          new ProcessBuilder(
                  Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                  "--module-path",
                  modulePath + File.pathSeparator + folder.resolve("classes"),
                  "--class-path",
                  classPath,
                  "-m",
                  "app/app.Main",
                  server.baseUri().toString())
              // SLF4J says there that it has no provider.
              .redirectError(folder.resolve("stderr").toFile())
              .start();
      return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private static boolean isJersey(String library) {
    return library.contains("jersey-");
  }

  /** Returns the client's jar and its libraries, or those that are wanted of them. */
  private static String path(Predicate<String> wanted) {
    String all =
        System.getProperty("module.jar")
            + File.pathSeparator
            + System.getProperty("java.class.path");
    assertThat(all).contains("jersey-client-" + System.getProperty("expected.jersey.version"));
    return Arrays.stream(all.split(File.pathSeparator))
        .filter(path -> path.endsWith(".jar"))
        .filter(path -> OTHERS.stream().noneMatch(path::contains))
        .filter(wanted)
        .collect(Collectors.joining(File.pathSeparator));
  }
}
