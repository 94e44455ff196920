package io.github.tryonjobs.contract.mutation;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.xpath.XPathConstants;
import javax.xml.xpath.XPathExpressionException;
import javax.xml.xpath.XPathFactory;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/**
 * What the build of the client tells OpenAPI Generator, read from its POM and its parent's.
 *
 * @param texts the settings that are one text
 * @param configOptions the options of the generator
 * @param globalProperties the properties of all generators
 * @param typeMappings the types that are replaced
 */
record GeneratorSettings(
    Map<String, String> texts,
    Map<String, String> configOptions,
    Map<String, String> globalProperties,
    Map<String, String> typeMappings) {

  private static final String PLUGIN = "plugin[artifactId='openapi-generator-maven-plugin']";

  /** Reads the settings of a module. */
  static GeneratorSettings of(Path module) {
    try {
      Document parent = parse(module.resolve("../pom.xml").normalize());
      Document pom = parse(module.resolve("pom.xml"));
      String shared = "//pluginManagement/plugins/" + PLUGIN + "/configuration/";
      String own = "/project/build/plugins/" + PLUGIN + "/executions/execution/configuration/";
      Map<String, String> types = new LinkedHashMap<>();
      for (Element element : elements(parent, shared, pom, own, "typeMappings/*")) {
        String[] mapping = text(element, module).split("=", 2);
        types.put(mapping[0], mapping[1]);
      }
      return new GeneratorSettings(
          texts(elements(parent, shared, pom, own, "*[not(*)]"), module),
          texts(elements(parent, shared, pom, own, "configOptions/*"), module),
          texts(elements(parent, shared, pom, own, "globalProperties/*"), module),
          types);
    } catch (IOException
        | SAXException
        | ParserConfigurationException
        | XPathExpressionException e) {
      throw new IllegalStateException("the POMs of " + module + " cannot be read", e);
    }
  }

  private static Document parse(Path pom)
      throws IOException, SAXException, ParserConfigurationException {
    return DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(pom.toFile());
  }

  /** What a module says for itself comes last, and so replaces what its parent says for all. */
  private static List<Element> elements(
      Document parent, String shared, Document pom, String own, String what)
      throws XPathExpressionException {
    List<Element> elements = new ArrayList<>(elements(parent, shared + what));
    elements.addAll(elements(pom, own + what));
    return elements;
  }

  private static List<Element> elements(Document document, String path)
      throws XPathExpressionException {
    NodeList nodes =
        (NodeList)
            XPathFactory.newInstance().newXPath().evaluate(path, document, XPathConstants.NODESET);
    return IntStream.range(0, nodes.getLength()).mapToObj(i -> (Element) nodes.item(i)).toList();
  }

  private static Map<String, String> texts(List<Element> elements, Path module) {
    Map<String, String> texts = new LinkedHashMap<>();
    elements.forEach(element -> texts.put(element.getTagName(), text(element, module)));
    return texts;
  }

  private static String text(Element element, Path module) {
    return element.getTextContent().strip().replace("${project.basedir}", module.toString());
  }
}
