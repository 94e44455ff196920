package io.github.tryonjobs.client.internal.decode;

import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import jakarta.json.bind.JsonbException;
import jakarta.json.bind.serializer.DeserializationContext;
import jakarta.json.bind.serializer.JsonbDeserializer;
import jakarta.json.stream.JsonParser;
import java.lang.reflect.Type;
import org.jspecify.annotations.Nullable;

/** Decodes a JSON string, and nothing else, into a string. */
final class StrictString implements JsonbDeserializer<String> {

  @Override
  public @Nullable String deserialize(
      JsonParser parser, DeserializationContext context, Type type) {
    JsonValue value = parser.getValue();
    if (value instanceof JsonString string) {
      return string.getString();
    }
    if (value == JsonValue.NULL) {
      return null;
    }
    throw new JsonbException("expected a string but was " + value.getValueType());
  }
}
