package io.github.tryonjobs.contract.pact;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.tryonjobs.contract.Contract;
import io.github.tryonjobs.contract.NamedExample;
import io.github.tryonjobs.contract.Operation;
import io.github.tryonjobs.contract.StartInput;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;

/** The pact as it was written. */
final class PactFile {

  private static final Contract CONTRACT = Contract.load();

  /** A part of a form: its name, the name of its file if it is one, and its content. */
  private static final Pattern PART =
      Pattern.compile(
          "(?s)name=\"([^\"]+)\"(?:; filename=\"([^\"]+)\")?\r\n.*?\r\n\r\n(.*?)\r\n--");

  private PactFile() {}

  static List<JsonNode> interactions() {
    try {
      JsonNode pact = new ObjectMapper().readTree(Interactions.file().toFile());
      return StreamSupport.stream(pact.path("interactions").spliterator(), false).toList();
    } catch (IOException e) {
      throw new UncheckedIOException("run TryOnClientPactTest first, it writes the pact", e);
    }
  }

  static String description(JsonNode interaction) {
    return interaction.path("description").asText();
  }

  static int status(JsonNode interaction) {
    return interaction.at("/response/status").asInt();
  }

  static JsonNode body(JsonNode interaction) {
    return interaction.at("/response/body/content");
  }

  /** Returns the media type of the request; empty if it has no body. */
  static String requestType(JsonNode interaction) {
    return interaction.at("/request/body/contentType").asText().split(";", 2)[0];
  }

  /** Returns the fields of the request; a file is there with its name. */
  static JsonNode fields(JsonNode interaction) {
    JsonNode content = interaction.at("/request/body/content");
    if (!requestType(interaction).equals(StartInput.FORM)) {
      return content;
    }
    ObjectNode fields = JsonNodeFactory.instance.objectNode();
    byte[] form = Base64.getDecoder().decode(content.asText());
    PART.matcher(new String(form, StandardCharsets.ISO_8859_1))
        .results()
        .forEach(
            part ->
                fields.put(part.group(1), part.group(2) == null ? part.group(3) : part.group(2)));
    return fields;
  }

  static Operation operation(JsonNode interaction) {
    return CONTRACT.operation(reference(interaction, "operationId"));
  }

  static String reference(JsonNode interaction, String name) {
    return interaction.path("comments").path("references").path("openapi").path(name).asText();
  }

  static boolean isOf(JsonNode interaction, NamedExample example) {
    return reference(interaction, "operationId").equals(example.operation().id())
        && reference(interaction, "example").equals(example.name())
        && reference(interaction, "response").equals(String.valueOf(example.status()));
  }
}
