package io.github.tryonjobs.contract.mutation;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.xpath.XPath;
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

  private final Path module;
  private final List<Element> settings;

  /** Reads the settings of a module, which come after its parent's and so replace them. */
  ClientGenerator(Path module) {
    this.module = module;
    this.settings =
        Stream.of(module.resolve("../pom.xml"), module.resolve("pom.xml"))
            .flatMap(ClientGenerator::settings)
            .toList();
  }

  private static Stream<Element> settings(Path pom) {
    try {
      Node root = DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(pom.toFile());
      XPath xpath = XPathFactory.newInstance().newXPath();
      return elements((NodeList) xpath.evaluate(CONFIGURATION, root, XPathConstants.NODESET));
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
    settings.forEach(it -> set(configurator, it));
    try {
      Map<Path, String> sources = new TreeMap<>();
      for (File file : new DefaultGenerator().opts(configurator.toClientOptInput()).generate()) {
        if (file.getName().endsWith(".java")) {
          sources.put(file.toPath(), Files.readString(file.toPath()));
        }
      }
      return sources;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      GlobalSettings.reset();
    }
  }

  private void set(CodegenConfigurator to, Element setting) {
    String name = setting.getTagName();
    Stream<Element> entries = elements(setting.getChildNodes());
    switch (name) {
      case "generatorName" -> to.setGeneratorName(text(setting));
      case "templateDirectory" -> to.setTemplateDir(text(setting));
      case "apiPackage" -> to.setApiPackage(text(setting));
      case "modelPackage" -> to.setModelPackage(text(setting));
      case "generateApiTests" -> to.addGlobalProperty("apiTests", text(setting));
      case "generateApiDocumentation" -> to.addGlobalProperty("apiDocs", text(setting));
      case "generateModelTests" -> to.addGlobalProperty("modelTests", text(setting));
      case "generateModelDocumentation" -> to.addGlobalProperty("modelDocs", text(setting));
      case "configOptions" ->
          entries.forEach(it -> to.addAdditionalProperty(it.getTagName(), text(it)));
      case "globalProperties" ->
          entries.forEach(it -> to.addGlobalProperty(it.getTagName(), text(it)));
      case "typeMappings" ->
          entries
              .map(it -> text(it).split("=", 2))
              .forEach(types -> to.addTypeMapping(types[0], types[1]));
      case "inputSpec", "output", "configurationFile", "additionalProperties" -> {}
      case "generateSupportingFiles", "supportingFilesToGenerate" -> {} // None is Java.
      default ->
          throw new IllegalStateException(
              "the build gives the generator a setting that the mutants do not know: " + name);
    }
  }

  private String text(Element element) {
    return element.getTextContent().strip().replace("${project.basedir}", module.toString());
  }
}
