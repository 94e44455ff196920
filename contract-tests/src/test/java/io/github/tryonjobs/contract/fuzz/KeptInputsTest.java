package io.github.tryonjobs.contract.fuzz;

import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.io.IOException;
import java.lang.reflect.Constructor;
import java.lang.reflect.Method;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Replays the kept inputs of the fuzz targets, those that failed once among them. Without Jazzer,
 * whose agent would change all classes for all tests.
 */
class KeptInputsTest {

  private static final String PACKAGE = "io.github.tryonjobs.contract.";
  private static final List<String> TARGETS =
      List.of(
          PACKAGE + "compare.CompareFuzzTest",
          PACKAGE + "fuzz.ControlFuzzTest",
          PACKAGE + "fuzz.DecoderFuzzTest",
          PACKAGE + "fuzz.DownloadFuzzTest",
          PACKAGE + "fuzz.RequestFuzzTest",
          PACKAGE + "fuzz.ScenarioFuzzTest");

  @TestFactory
  Stream<DynamicTest> keptInputs() throws Exception {
    Stream<DynamicTest> all = Stream.empty();
    for (String target : TARGETS) {
      all = Stream.concat(all, inputs(Class.forName(target)));
    }
    return all;
  }

  private static Stream<DynamicTest> inputs(Class<?> target) throws Exception {
    Method method =
        Stream.of(target.getDeclaredMethods())
            .filter(it -> it.isAnnotationPresent(FuzzTest.class))
            .findFirst()
            .orElseThrow();
    method.setAccessible(true);
    Constructor<?> constructor = target.getDeclaredConstructor();
    constructor.setAccessible(true);
    Object instance = constructor.newInstance();
    return files(target, method.getName())
        .map(
            file ->
                dynamicTest(
                    target.getSimpleName() + " " + file.getFileName(),
                    () -> method.invoke(instance, (Object) Files.readAllBytes(file))));
  }

  /** Returns the kept inputs of a target. */
  static Stream<Path> files(Class<?> target, String method) throws IOException {
    String folder = target.getSimpleName() + "Inputs/" + method;
    URI uri = URI.create(String.valueOf(target.getResource(folder)));
    try (Stream<Path> files = Files.list(Path.of(uri))) {
      return files.sorted().toList().stream();
    }
  }
}
