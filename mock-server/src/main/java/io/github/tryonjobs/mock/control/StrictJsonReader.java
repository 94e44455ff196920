package io.github.tryonjobs.mock.control;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.bind.Jsonb;
import jakarta.json.bind.JsonbBuilder;
import jakarta.json.bind.annotation.JsonbProperty;
import jakarta.json.stream.JsonParser;
import jakarta.json.stream.JsonParserFactory;
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
import java.nio.charset.StandardCharsets;
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
    String text = new String(body.readAllBytes(), StandardCharsets.UTF_8);
    requireKnownProperties(object(text), type);
    try {
      return jsonb.fromJson(text, type);
    } catch (RuntimeException e) {
      throw wrong(reason(e));
    }
  }

  private JsonObject object(String text) {
    try (JsonParser parser = parsers.createParser(new StringReader(text))) {
      parser.next();
      JsonObject object = parser.getObject();
      // Only now does the parser look at what follows, and it refuses all but white space.
      parser.hasNext();
      return object;
    } catch (RuntimeException e) {
      throw noObject(text);
    }
  }

  private static MockErrorException noObject(String text) {
    return wrong(
        text.isEmpty()
            ? "expected a JSON object as the body, but there is none"
            : "the body must be one JSON object, no property of which is there twice");
  }

  private static void requireKnownProperties(JsonObject object, Class<Record> type) {
    List<String> known =
        Arrays.stream(type.getRecordComponents()).map(StrictJsonReader::name).toList();
    for (String property : object.keySet()) {
      if (!known.contains(property)) {
        throw wrong("unknown property \"" + property + "\"; expected " + String.join(", ", known));
      }
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
    return "a property has a value of the wrong kind: " + message(failure);
  }

  private static @Nullable String message(Throwable failure) {
    return failure.getCause() == null ? failure.getMessage() : message(failure.getCause());
  }

  private static MockErrorException wrong(String detail) {
    return new MockErrorException(MockError.invalidCall(detail));
  }
}
