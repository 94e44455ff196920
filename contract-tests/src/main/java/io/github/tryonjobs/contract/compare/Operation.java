package io.github.tryonjobs.contract.compare;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What a document says about the operation.
 *
 * @param schemas reads the schemas that are in the other components
 * @param otherMethods the other methods of the same path
 * @param elsewhere the other operations of the document, each as method and path
 * @param parameters the parameters, by place and name; those of the path by their position
 * @param security the ways to say who is calling, each of which suffices, by a text for comparison
 * @param servers the addresses, without those of the reader's own machine
 * @param responses the responses by their codes
 */
record Operation(
    SchemaReader schemas,
    List<String> otherMethods,
    List<String> elsewhere,
    Map<String, Parameter> parameters,
    Map<String, String> security,
    Set<String> servers,
    Map<String, Response> responses) {

  /**
   * A parameter of the request, or a header of a response.
   *
   * @param words what it is, in words
   */
  record Parameter(String words, boolean required, JsonNode schema) {}

  /** A response: its headers by their names in lower case, and the schemas of its media types. */
  record Response(Map<String, Parameter> headers, Map<String, JsonNode> content) {}
}
