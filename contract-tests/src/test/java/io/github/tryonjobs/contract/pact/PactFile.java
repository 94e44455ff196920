package io.github.tryonjobs.contract.pact;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.tryonjobs.contract.NamedExample;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.stream.StreamSupport;

/** The pact as it was written. */
final class PactFile {

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

  static String reference(JsonNode interaction, String name) {
    return interaction.path("comments").path("references").path("openapi").path(name).asText();
  }

  static boolean isOf(JsonNode interaction, NamedExample example) {
    return reference(interaction, "example").equals(example.name())
        && reference(interaction, "response").equals(String.valueOf(example.status()));
  }
}
