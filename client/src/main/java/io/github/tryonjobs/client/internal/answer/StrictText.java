package io.github.tryonjobs.client.internal.answer;

import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import jakarta.json.bind.JsonbException;
import jakarta.json.bind.serializer.DeserializationContext;
import jakarta.json.bind.serializer.JsonbDeserializer;
import jakarta.json.stream.JsonParser;
import java.lang.reflect.Type;
import org.jspecify.annotations.Nullable;

/** Reads a text where there is one, and does not make one of a number. */
final class StrictText implements JsonbDeserializer<String> {

  @Override
  public @Nullable String deserialize(
      JsonParser parser, DeserializationContext context, Type type) {
    JsonValue value = parser.getValue();
    if (value instanceof JsonString text) {
      return text.getString();
    }
    if (value == JsonValue.NULL) {
      return null;
    }
    throw new JsonbException("expected a text, but it is " + value.getValueType());
  }
}
