package io.github.tryonjobs.contract.mutation;

import static java.util.Map.entry;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.xpath.XPathConstants;
import javax.xml.xpath.XPathFactory;
import org.openapitools.codegen.DefaultGenerator;
import org.openapitools.codegen.config.CodegenConfigurator;
import org.openapitools.codegen.config.GlobalSettings;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;

/** Makes the client's types of a contract, with the templates and the settings of its build. */
final class ClientGenerator {

  private static final String CONFIGURATION =
      "//plugin[artifactId='openapi-generator-maven-plugin']//configuration/*";

  /** What the build gives to the generator beside what makes Java of a contract. */
  private static final Set<String> NOT_FOR_JAVA =
      Set.of(
          "inputSpec",
          "output",
          "configurationFile",
          "additionalProperties",
          "generateSupportingFiles",
          "supportingFilesToGenerate");

  private static final Map<String, BiConsumer<CodegenConfigurator, String>> TEXTS =
      Map.ofEntries(
          entry("generatorName", CodegenConfigurator::setGeneratorName),
          entry("templateDirectory", CodegenConfigurator::setTemplateDir),
          entry("apiPackage", CodegenConfigurator::setApiPackage),
          entry("modelPackage", CodegenConfigurator::setModelPackage),
          entry("generateApiTests", (to, it) -> to.addGlobalProperty("apiTests", it)),
          entry("generateApiDocumentation", (to, it) -> to.addGlobalProperty("apiDocs", it)),
          entry("generateModelTests", (to, it) -> to.addGlobalProperty("modelTests", it)),
          entry("generateModelDocumentation", (to, it) -> to.addGlobalProperty("modelDocs", it)));

  private final Path module;
  private final List<Element> settings;

  /** Reads the settings of a module, which come after its parent's and so replace them. */
  ClientGenerator(Path module) {
    this.module = module;
    this.settings =
        Stream.of(module.resolve("../pom.xml"), module.resolve("pom.xml"))
            .flatMap(ClientGenerator::settings)
            .filter(it -> !NOT_FOR_JAVA.contains(it.getTagName()))
            .toList();
  }

  private static Stream<Element> settings(Path pom) {
    try {
      Node root = DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(pom.toFile());
      Object found =
          XPathFactory.newInstance()
              .newXPath()
              .evaluate(CONFIGURATION, root, XPathConstants.NODESET);
      return elements((NodeList) found);
    } catch (Exception e) { // Of files, parsers and expressions.
      throw new IllegalStateException(pom + " cannot be read", e);
    }
  }

  private static Stream<Element> elements(NodeList nodes) {
    return IntStream.range(0, nodes.getLength())
        .mapToObj(nodes::item)
        .filter(Element.class::isInstance)
        .map(Element.class::cast);
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
    settings.forEach(it -> set(configurator, it.getTagName(), it));
    try {
      new DefaultGenerator().opts(configurator.toClientOptInput()).generate();
      return sources(folder);
    } finally {
      GlobalSettings.reset();
    }
  }

  private void set(CodegenConfigurator configurator, String name, Element setting) {
    BiConsumer<CodegenConfigurator, String> text = TEXTS.get(name);
    if (text != null) {
      text.accept(configurator, text(setting));
      return;
    }
    Stream<Element> entries = elements(setting.getChildNodes());
    switch (name) {
      case "configOptions" ->
          entries.forEach(it -> configurator.addAdditionalProperty(it.getTagName(), text(it)));
      case "globalProperties" ->
          entries.forEach(it -> configurator.addGlobalProperty(it.getTagName(), text(it)));
      case "typeMappings" ->
          entries
              .map(it -> text(it).split("=", 2))
              .forEach(types -> configurator.addTypeMapping(types[0], types[1]));
      default ->
          throw new IllegalStateException(
              "the build gives the generator a setting that the mutants do not know: " + name);
    }
  }

  private String text(Element element) {
    return element.getTextContent().strip().replace("${project.basedir}", module.toString());
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
