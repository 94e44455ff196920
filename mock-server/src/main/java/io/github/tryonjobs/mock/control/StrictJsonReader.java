package io.github.tryonjobs.mock.control;

import static io.github.tryonjobs.mock.control.MockError.Kind.INVALID_CALL;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import jakarta.json.JsonValue.ValueType;
import jakarta.json.bind.Jsonb;
import jakarta.json.bind.JsonbBuilder;
import jakarta.json.bind.annotation.JsonbProperty;
import jakarta.json.stream.JsonParser;
import jakarta.json.stream.JsonParser.Event;
import jakarta.json.stream.JsonParserFactory;
import jakarta.json.stream.JsonParsingException;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.ext.MessageBodyReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.lang.annotation.Annotation;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads the body of a call, and refuses what the contract does not have, so that no typo is lost.
 */
@Consumes(MediaType.APPLICATION_JSON)
public final class StrictJsonReader implements MessageBodyReader<Record> {

  /** Parsson's own: its parsers do not heed the key strategy of the standard, only readers do. */
  private static final String REJECT_DUPLICATE_KEYS = "org.eclipse.parsson.rejectDuplicateKeys";

  private static final String ONE_OBJECT =
      "the body must be one JSON object, no property of which is there twice";

  private final Jsonb jsonb = JsonbBuilder.create();
  private final JsonParserFactory parsers =
      Json.createParserFactory(Map.of(REJECT_DUPLICATE_KEYS, true));

  @Override
  public boolean isReadable(
      Class<?> type, Type genericType, Annotation[] annotations, MediaType mediaType) {
    return type.isRecord();
  }

  @Override
  public Record readFrom(
      Class<Record> type,
      Type genericType,
      Annotation[] annotations,
      MediaType mediaType,
      MultivaluedMap<String, String> headers,
      InputStream body)
      throws IOException {
    String text = text(body.readAllBytes());
    check(object(text), type, "");
    try {
      return jsonb.fromJson(text, type);
    } catch (RuntimeException e) {
      throw INVALID_CALL.of(reason(e));
    }
  }

  private static String text(byte[] body) {
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(body)).toString();
    } catch (CharacterCodingException e) {
      throw INVALID_CALL.of("the body must be UTF-8");
    }
  }

  private JsonObject object(String text) {
    if (text.isBlank()) {
      throw INVALID_CALL.of("expected a JSON object as the body, but there is none");
    }
    try (JsonParser parser = parsers.createParser(new StringReader(text))) {
      if (parser.next() == Event.START_OBJECT) {
        JsonObject object = parser.getObject();
        // Only now does the parser look at what follows, and it refuses all but white space.
        parser.hasNext();
        return object;
      }
    } catch (JsonParsingException e) {
      throw INVALID_CALL.of(
          ONE_OBJECT
              + "; it is wrong at line "
              + e.getLocation().getLineNumber()
              + ", column "
              + e.getLocation().getColumnNumber());
    } catch (RuntimeException e) {
      throw INVALID_CALL.of(ONE_OBJECT + ": " + e.getMessage());
    }
    throw INVALID_CALL.of(ONE_OBJECT);
  }

  /** Refuses properties that are unknown or of another type; JSON-B would convert some. */
  private static void check(JsonObject object, Class<?> type, String path) {
    List<RecordComponent> components = Arrays.asList(type.getRecordComponents());
    List<String> known = components.stream().map(StrictJsonReader::name).toList();
    object.forEach(
        (property, value) -> {
          int at = known.indexOf(property);
          // What a state has beside its example makes no difference.
          if (at < 0 && !path.startsWith("params")) {
            throw INVALID_CALL.of(
                "unknown property \""
                    + path
                    + property
                    + "\"; expected "
                    + String.join(", ", known));
          }
          if (at >= 0 && value.getValueType() != ValueType.NULL) {
            check(value, components.get(at).getType(), path + property);
          }
        });
  }

  private static void check(JsonValue value, Class<?> type, String property) {
    ValueType actual = value.getValueType();
    if (type.isRecord() && actual == ValueType.OBJECT) {
      check(value.asJsonObject(), type, property + ".");
      return;
    }
    boolean isRight;
    String expected;
    if (type == Boolean.class) {
      expected = "true or false";
      isRight = actual == ValueType.TRUE || actual == ValueType.FALSE;
    } else if (type == List.class) {
      expected = "an array";
      isRight = actual == ValueType.ARRAY;
    } else if (type.isRecord()) {
      expected = "an object";
      isRight = false;
    } else if (type == Instant.class) {
      expected = "a time such as 2026-01-01T00:00:00Z";
      isRight = value instanceof JsonString string && isTime(string.getString());
    } else {
      expected = "a string";
      isRight = actual == ValueType.STRING;
    }
    if (!isRight) {
      throw INVALID_CALL.of(
          "the property \""
              + property
              + "\" has the wrong kind: expected "
              + expected
              + ", but it is "
              + value);
    }
  }

  private static boolean isTime(String text) {
    try {
      return !Instant.parse(text).isBefore(Instant.MIN);
    } catch (DateTimeParseException e) {
      return false;
    }
  }

  private static String name(RecordComponent component) {
    return component.getAccessor().getAnnotation(JsonbProperty.class).value();
  }

  private static String reason(Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof NullPointerException) {
        return "the property \"" + cause.getMessage() + "\" is missing";
      }
    }
    return "a property has the wrong kind: " + message(failure);
  }

  private static @Nullable String message(Throwable failure) {
    return failure.getCause() == null ? failure.getMessage() : message(failure.getCause());
  }
}
