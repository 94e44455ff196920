package io.github.tryonjobs.contract.compare;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.tryonjobs.contract.Texts;
import io.github.tryonjobs.contract.compare.Operation.Parameter;
import io.github.tryonjobs.contract.compare.Operation.Response;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Finds the operation in a document, and reads it. */
final class OperationReader {

  private static final Set<String> METHODS =
      Set.of("get", "put", "post", "delete", "options", "head", "patch", "trace");

  /** Headers that OpenAPI describes elsewhere; a parameter of such a name has no meaning. */
  private static final Set<String> NO_PARAMETERS =
      Set.of("header accept", "header content-type", "header authorization");

  private final OpenApiDocument document;
  private final SchemaReader schemas;

  private OperationReader(OpenApiDocument document) {
    this.document = document;
    this.schemas = new SchemaReader(document);
  }

  /**
   * Reads an operation.
   *
   * @param method the method, in lower case
   * @param path the path as a template; the names of its parameters do not matter
   * @throws UnfitDocumentException if the document does not have it, or cannot be read
   */
  static Operation read(OpenApiDocument document, String method, String path) {
    return new OperationReader(document).read(method, path);
  }

  private Operation read(String method, String path) {
    Found found = null;
    List<String> otherMethods = new ArrayList<>();
    List<String> elsewhere = new ArrayList<>();
    for (Map.Entry<String, JsonNode> entry : document.root().path("paths").properties()) {
      JsonNode item = document.follow(entry.getValue());
      Servers servers = Servers.of(document, item, item.path(method));
      boolean isPath = servers.reach(path, entry.getKey());
      for (String other : methods(item)) {
        if (isPath && other.equals(method) && found == null) {
          found = new Found(item, entry.getKey(), servers);
        } else if (isPath) {
          otherMethods.add(other.toUpperCase(Locale.ROOT));
        } else {
          elsewhere.add(other.toUpperCase(Locale.ROOT) + " " + entry.getKey());
        }
      }
    }
    if (found == null) {
      throw missing(method.toUpperCase(Locale.ROOT) + " " + path, elsewhere);
    }
    JsonNode operation = found.item.path(method);
    Map<String, Parameter> parameters = parameters(found, operation);
    return new Operation(
        schemas,
        otherMethods,
        elsewhere,
        parameters,
        new SecurityReader(document).read(operation, parameters),
        found.servers.addresses(path, found.template),
        responses(operation));
  }

  private static UnfitDocumentException missing(String operation, List<String> elsewhere) {
    String has =
        elsewhere.isEmpty()
            ? "no operation at all"
            : Texts.names(elsewhere.subList(0, Math.min(3, elsewhere.size())))
                + (elsewhere.size() > 3 ? " and " + (elsewhere.size() - 3) + " more" : "");
    return new UnfitDocumentException("does not have " + operation + "; it has " + has);
  }

  private static List<String> methods(JsonNode item) {
    List<String> methods = new ArrayList<>();
    item.fieldNames().forEachRemaining(methods::add);
    methods.retainAll(METHODS);
    return methods;
  }

  private Map<String, Parameter> parameters(Found found, JsonNode operation) {
    List<String> positions = Templates.parameters(found.template);
    Map<String, Parameter> parameters = new LinkedHashMap<>();
    addParameters(found.item.path("parameters"), positions, parameters);
    addParameters(operation.path("parameters"), positions, parameters);
    return parameters;
  }

  private Map<String, Response> responses(JsonNode operation) {
    Map<String, Response> responses = new LinkedHashMap<>();
    operation
        .path("responses")
        .properties()
        .forEach(
            entry -> {
              if (!entry.getKey().startsWith("x-")) {
                responses.put(entry.getKey(), response(document.follow(entry.getValue())));
              }
            });
    return responses;
  }

  private void addParameters(
      JsonNode nodes, List<String> positions, Map<String, Parameter> parameters) {
    for (JsonNode node : nodes) {
      JsonNode parameter = document.follow(node);
      String name = parameter.path("name").asText();
      String place = parameter.path("in").asText();
      boolean isInPath = place.equals("path");
      String key =
          place
              + " "
              + (isInPath
                  ? String.valueOf(positions.indexOf(name) + 1)
                  : place.equals("header") ? name.toLowerCase(Locale.ROOT) : name);
      if (!NO_PARAMETERS.contains(key)) {
        parameters.put(
            key,
            new Parameter(
                "parameter " + Texts.name(name) + " in " + Texts.oneLine(place),
                isInPath || parameter.path("required").asBoolean(),
                schema(parameter)));
      }
    }
  }

  private Response response(JsonNode response) {
    Map<String, Parameter> headers = new LinkedHashMap<>();
    response
        .path("headers")
        .properties()
        .forEach(
            entry -> {
              JsonNode header = document.follow(entry.getValue());
              headers.put(
                  entry.getKey().toLowerCase(Locale.ROOT),
                  new Parameter(
                      "header " + Texts.name(entry.getKey()),
                      header.path("required").asBoolean(),
                      schema(header)));
            });
    // OpenAPI describes the content type as the key of the content, and ignores a header for it.
    headers.remove("content-type");
    Map<String, JsonNode> content = new LinkedHashMap<>();
    response
        .path("content")
        .properties()
        .forEach(c -> content.put(mediaType(c.getKey()), c.getValue().path("schema")));
    return new Response(headers, content);
  }

  /** Returns the schema of a parameter or header, which may be that of its one media type. */
  private static JsonNode schema(JsonNode parameter) {
    JsonNode content = parameter.path("content");
    return content.isEmpty() ? parameter.path("schema") : content.elements().next().path("schema");
  }

  /** Returns a media type without its parameters, such as the character set. */
  private static String mediaType(String text) {
    return text.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
  }

  /** The operation's path item, the path as the document has it, and the servers. */
  private record Found(JsonNode item, String template, Servers servers) {}
}
