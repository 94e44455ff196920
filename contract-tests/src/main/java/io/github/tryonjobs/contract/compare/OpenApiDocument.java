package io.github.tryonjobs.contract.compare;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.github.tryonjobs.contract.Texts;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;

/**
 * An OpenAPI 3.0 or 3.1 document, whose references are followed within it and nowhere else. Not
 * safe for use by several threads, as it counts how much was asked of it.
 */
final class OpenApiDocument {

  private static final int MAX_STEPS = 20_000;

  private final JsonNode root;
  private final boolean is31;
  private int steps;

  /**
   * Creates a document.
   *
   * @throws UnfitDocumentException if it is of another version, or none at all
   */
  OpenApiDocument(JsonNode root) {
    this.root = root;
    String version = root.path("openapi").asText();
    this.is31 = version.matches("3\\.1(\\..*)?");
    if (!is31 && !version.matches("3\\.0(\\..*)?")) {
      throw new UnfitDocumentException(
          "is not an OpenAPI 3.0 or 3.1 document" + found(version, root.path("swagger").asText()));
    }
  }

  private static String found(String openapi, String swagger) {
    if (!openapi.isEmpty()) {
      return ", but one of version " + Texts.name(openapi);
    }
    return swagger.isEmpty()
        ? ": it does not begin with \"openapi\" and a version"
        : ", but Swagger " + Texts.name(swagger) + "; convert it first";
  }

  JsonNode root() {
    return root;
  }

  /** Returns whether what stands beside a {@code $ref} counts, which it does from 3.1 on. */
  boolean countsSiblings() {
    return is31;
  }

  /** Returns the node, or what it refers to, however many references it takes. */
  JsonNode follow(JsonNode node) {
    JsonNode target = node;
    while (target.path("$ref").isTextual()) {
      target = target(target);
    }
    return target;
  }

  /**
   * Returns what the {@code $ref} of a node refers to.
   *
   * @throws UnfitDocumentException if that is outside of the document or not there, or if the
   *     references of the document go in circles
   */
  JsonNode target(JsonNode node) {
    step(1);
    String reference = node.path("$ref").asText();
    if (!reference.startsWith("#")) {
      throw new UnfitDocumentException(
          "the reference "
              + Texts.name(reference)
              + " leads outside of the document, where nothing is read; bundle it into one file");
    }
    JsonNode target = at(reference.substring(1));
    if (target.isMissingNode()) {
      throw new UnfitDocumentException("the reference " + Texts.name(reference) + " leads nowhere");
    }
    return target;
  }

  private JsonNode at(String fragment) {
    try {
      return root.at(URLDecoder.decode(fragment.replace("+", "%2B"), StandardCharsets.UTF_8));
    } catch (IllegalArgumentException e) {
      return MissingNode.getInstance();
    }
  }

  /**
   * Counts steps, so that a document which multiplies by its references ends all the same.
   *
   * @throws UnfitDocumentException if there were too many
   */
  void step(int more) {
    steps += more;
    if (steps > MAX_STEPS) {
      throw new UnfitDocumentException(
          "is too large to be compared, or its references go in circles");
    }
  }
}
