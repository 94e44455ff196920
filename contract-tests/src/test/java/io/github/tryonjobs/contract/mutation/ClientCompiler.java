package io.github.tryonjobs.contract.mutation;

import io.github.tryonjobs.client.TryOnClient;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.StandardLocation;
import javax.tools.ToolProvider;

/** Compiles the hand-written sources of the client with types that were generated anew. */
final class ClientCompiler {

  private static final JavaCompiler JAVAC = ToolProvider.getSystemJavaCompiler();

  /** Kept, as most of the time goes into opening the jars of the class path. */
  private final ThreadLocal<StandardJavaFileManager> files =
      ThreadLocal.withInitial(
          () -> JAVAC.getStandardFileManager(null, null, StandardCharsets.UTF_8));

  private final List<Path> written;
  private final String classPath;

  /** Takes a folder of sources that are written by hand. */
  ClientCompiler(Path sources) {
    try (Stream<Path> all = Files.walk(sources)) {
      written =
          all.filter(file -> file.toString().endsWith(".java"))
              .filter(file -> !file.endsWith("module-info.java"))
              .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    classPath = classPathWithoutTheClient();
  }

  /** Returns whether it compiles; if so, the classes are in the folder. */
  boolean compiles(Collection<Path> generated, Path classes) {
    try {
      StandardJavaFileManager manager = files.get();
      manager.setLocationFromPaths(
          StandardLocation.CLASS_OUTPUT, List.of(Files.createDirectories(classes)));
      List<Path> all = Stream.concat(written.stream(), generated.stream()).toList();
      return JAVAC
          .getTask(
              null,
              manager,
              diagnostic -> {},
              List.of("-classpath", classPath, "-proc:none", "-nowarn", "--release", "17"),
              null,
              manager.getJavaFileObjectsFromPaths(all))
          .call();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The client as it is would supply what the mutant lacks. */
  private static String classPathWithoutTheClient() {
    try {
      Path client = Path.of(location(TryOnClient.class).toURI());
      return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
          .filter(entry -> !Path.of(entry).toAbsolutePath().normalize().equals(client))
          .collect(Collectors.joining(File.pathSeparator));
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Returns the folder or jar of a class. */
  static URL location(Class<?> type) {
    return type.getProtectionDomain().getCodeSource().getLocation();
  }
}
