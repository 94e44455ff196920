package io.github.tryonjobs.contract.mutation;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import org.openapitools.codegen.DefaultGenerator;
import org.openapitools.codegen.config.CodegenConfigurator;
import org.openapitools.codegen.config.GlobalSettings;

/** Makes the client's types of a contract, with the templates and settings of the build. */
final class ClientGenerator {

  /** What the build gives to the generator beside what makes Java of a contract. */
  private static final Set<String> NOT_FOR_JAVA =
      Set.of(
          "inputSpec",
          "output",
          "configurationFile",
          "generateSupportingFiles",
          "supportingFilesToGenerate");

  private static final Map<String, BiConsumer<CodegenConfigurator, String>> TEXTS =
      Map.of(
          "generatorName", CodegenConfigurator::setGeneratorName,
          "templateDirectory", CodegenConfigurator::setTemplateDir,
          "apiPackage", CodegenConfigurator::setApiPackage,
          "modelPackage", CodegenConfigurator::setModelPackage);

  /** The settings that the Maven plugin hands on as properties of another name. */
  private static final Map<String, String> SWITCHES =
      Map.of(
          "generateApiTests", "apiTests",
          "generateApiDocumentation", "apiDocs",
          "generateModelTests", "modelTests",
          "generateModelDocumentation", "modelDocs");

  private final GeneratorSettings settings;

  ClientGenerator(GeneratorSettings settings) {
    this.settings = settings;
    for (String name : settings.texts().keySet()) {
      if (!TEXTS.containsKey(name) && !SWITCHES.containsKey(name) && !NOT_FOR_JAVA.contains(name)) {
        throw new IllegalStateException(
            "the build gives the generator a setting that the mutants do not know: " + name);
      }
    }
  }

  /**
   * Generates into a folder. One at a time, as the generator keeps settings in static fields.
   *
   * @return the sources by their path, as text
   * @throws RuntimeException if the generator refuses the contract
   */
  synchronized Map<Path, String> generate(Path contract, Path folder) {
    CodegenConfigurator configurator = new CodegenConfigurator();
    configurator.setInputSpec(contract.toString());
    configurator.setOutputDir(folder.toString());
    configurator.setQuiet(true);
    configurator.addGlobalProperty("apis", "");
    configurator.addGlobalProperty("models", "");
    settings.texts().forEach((name, value) -> set(configurator, name, value));
    settings.configOptions().forEach(configurator::addAdditionalProperty);
    settings.globalProperties().forEach(configurator::addGlobalProperty);
    settings.typeMappings().forEach(configurator::addTypeMapping);
    try {
      new DefaultGenerator().opts(configurator.toClientOptInput()).generate();
      return sources(folder);
    } finally {
      GlobalSettings.reset();
    }
  }

  private static void set(CodegenConfigurator configurator, String name, String value) {
    if (TEXTS.containsKey(name)) {
      TEXTS.get(name).accept(configurator, value);
    } else if (SWITCHES.containsKey(name)) {
      configurator.addGlobalProperty(SWITCHES.get(name), value);
    }
  }

  private static Map<Path, String> sources(Path folder) {
    try (Stream<Path> files = Files.walk(folder)) {
      Map<Path, String> sources = new TreeMap<>();
      for (Path file : files.filter(file -> file.toString().endsWith(".java")).toList()) {
        sources.put(file, Files.readString(file));
      }
      return sources;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
