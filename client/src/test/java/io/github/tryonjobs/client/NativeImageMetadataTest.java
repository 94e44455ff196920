package io.github.tryonjobs.client;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.tryonjobs.client.generated.model.Job;
import io.github.tryonjobs.client.internal.decode.OwnClassLoader;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.bind.serializer.JsonbDeserializer;
import java.io.IOException;
import java.io.InputStream;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What the jar tells GraalVM's native image, which cannot see what JSON-B does by reflection. */
class NativeImageMetadataTest {

  private static final String FILE =
      "/META-INF/native-image/io.github.tryonjobs/try-on-client/reflect-config.json";

  @Test
  void namesAllThatJsonBMakes() throws Exception {
    assertThat(named()).isEqualTo(made());
  }

  private static Set<String> named() throws IOException {
    try (InputStream file = Objects.requireNonNull(Job.class.getResourceAsStream(FILE));
        JsonReader reader = Json.createReader(file)) {
      return reader.readArray().getValuesAs(JsonObject.class).stream()
          .map(entry -> entry.getString("name"))
          .collect(Collectors.toCollection(TreeSet::new));
    }
  }

  /**
   * All records of the contract, its plain enumerations, what reads the others, and what makes
   * that.
   */
  private static Set<String> made() throws IOException, URISyntaxException {
    Path folder = Path.of(Objects.requireNonNull(Job.class.getResource("Job.class")).toURI());
    try (Stream<Path> files = Files.list(Objects.requireNonNull(folder.getParent()))) {
      Stream<String> ofContract =
          files
              .map(file -> file.getFileName().toString())
              .filter(name -> name.endsWith(".class"))
              .map(name -> Job.class.getPackageName() + "." + name.replace(".class", ""))
              .filter(NativeImageMetadataTest::isMade);
      return Stream.concat(ofContract, Stream.of(OwnClassLoader.Parts.class.getName()))
          .collect(Collectors.toCollection(TreeSet::new));
    }
  }

  private static boolean isMade(String name) {
    try {
      Class<?> type = Class.forName(name);
      return ((type.isRecord() || type.isEnum()) && type.getEnclosingClass() == null)
          || JsonbDeserializer.class.isAssignableFrom(type);
    } catch (ClassNotFoundException e) {
      throw new AssertionError(e);
    }
  }
}
