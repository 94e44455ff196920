package io.github.tryonjobs.contract.mutation;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.tryonjobs.client.TryOnClient;
import io.github.tryonjobs.contract.Contract;
import io.github.tryonjobs.contract.NamedExample;
import io.github.tryonjobs.contract.pact.Understanding;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.MalformedURLException;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The client that is built of a contract: whether the generator takes the contract, the code
 * compiles, and the client asks as the true contract says and understands the answers that the true
 * contract shows. Each can be asked only if the one before had nothing to object.
 */
final class ClientJudge implements AutoCloseable {

  /** The folder of the client's module. */
  static final Path MODULE = Path.of("..", "client").toAbsolutePath().normalize();

  static final String EXAMPLES = "client with old examples (copy)";

  private final List<NamedExample> answers;
  private final ExampleServer provider;
  private final ClientGenerator generator;
  private final ClientCompiler compiler;

  /** Verdicts on code by its text without comments: many mutants make the same code. */
  private final Map<String, List<String>> verdicts = new ConcurrentHashMap<>();

  /**
   * Takes what is true.
   *
   * @param original the contract without a change
   * @param client the folder of the module whose POM and sources are used
   */
  ClientJudge(Contract original, Path client) {
    answers = original.examples();
    provider = new ExampleServer(original);
    generator = new ClientGenerator(client);
    compiler = new ClientCompiler(client.resolve("src/main/java"));
  }

  /** Returns who notices that a contract is another one; empty if nobody does. */
  Collection<String> notices(JsonNode contract) {
    try {
      Path folder = Files.createTempDirectory("client-of-a-mutant");
      try {
        return notices(contract, folder);
      } finally {
        delete(folder);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private List<String> notices(JsonNode contract, Path folder) throws IOException {
    Path document = Files.writeString(folder.resolve("contract.json"), contract.toString());
    Map<Path, String> sources;
    try {
      sources = generator.generate(document, folder.resolve("sources"));
    } catch (RuntimeException e) {
      return List.of("generator");
    }
    return verdicts.computeIfAbsent(code(folder, sources), code -> verdict(sources, folder));
  }

  private List<String> verdict(Map<Path, String> sources, Path folder) {
    Path classes = folder.resolve("classes");
    if (!compiler.compiles(sources.keySet(), classes)) {
      return List.of("compiler");
    }
    return understands(classes) ? List.of() : List.of(EXAMPLES);
  }

  private boolean understands(Path classes) {
    try (Loader loader = new Loader(classes)) {
      @SuppressWarnings("unchecked")
      BiConsumer<URI, NamedExample> client =
          (BiConsumer<URI, NamedExample>)
              loader.loadClass(Understanding.class.getName()).getConstructor().newInstance();
      for (NamedExample answer : answers) {
        client.accept(URI.create(provider.baseUrl()), answer);
      }
      return true;
    } catch (AssertionError | RuntimeException e) {
      return false;
    } catch (IOException | ReflectiveOperationException e) {
      throw new IllegalStateException("the client of the mutant cannot be loaded", e);
    }
  }

  /** Loads another build of the client, and with it anew what asks the client. */
  private static final class Loader extends URLClassLoader {

    private static final Set<String> ANEW =
        Set.of(TryOnClient.class.getPackageName(), Understanding.class.getPackageName());

    Loader(Path classes) throws MalformedURLException {
      super(
          new URL[] {classes.toUri().toURL(), ClientCompiler.location(Understanding.class)},
          Understanding.class.getClassLoader());
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
      if (ANEW.stream().noneMatch(it -> name.startsWith(it + "."))) {
        return super.loadClass(name, resolve);
      }
      synchronized (getClassLoadingLock(name)) {
        Class<?> loaded = findLoadedClass(name);
        return loaded == null ? findClass(name) : loaded;
      }
    }
  }

  private static String code(Path folder, Map<Path, String> sources) {
    return sources.entrySet().stream()
        .map(source -> folder.relativize(source.getKey()) + "\n" + source.getValue())
        .map(text -> text.replaceAll("(?s)/\\*.*?\\*/", ""))
        .collect(Collectors.joining("\n"));
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }

  @Override
  public void close() {
    provider.stop();
  }
}
