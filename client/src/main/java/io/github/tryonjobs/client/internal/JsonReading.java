package io.github.tryonjobs.client.internal;

import jakarta.json.JsonObject;
import jakarta.json.spi.JsonProvider;
import jakarta.json.stream.JsonParser;
import jakarta.json.stream.JsonParserFactory;
import java.io.StringReader;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.eclipse.parsson.JsonProviderImpl;
import org.eclipse.yasson.JsonBindingProvider;
import org.eclipse.yasson.YassonJsonb;

/** Reads one JSON object, the whole text and nothing but. Safe for use by several threads. */
final class JsonReading implements AutoCloseable {

  private final JsonParserFactory parsers;
  private final YassonJsonb binder;

  JsonReading() {
    // Named outright: what a service loader would find depends on the application's class loaders.
    JsonProvider json = new JsonProviderImpl();
    this.parsers = json.createParserFactory(Map.of());
    this.binder = (YassonJsonb) new JsonBindingProvider().create().withProvider(json).build();
  }

  /**
   * Reads an object.
   *
   * @throws UnreadableException if the text is not UTF-8, not JSON, or not such an object
   */
  <T> T read(byte[] text, Class<T> type) throws UnreadableException {
    try (JsonParser parser = parsers.createParser(new StringReader(utf8(text)))) {
      JsonParser.Event first = parser.next();
      if (first != JsonParser.Event.START_OBJECT) {
        throw new UnreadableException("expected a JSON object, but it begins with " + first, null);
      }
      JsonObject object = parser.getObject();
      // Only now does the parser look at what follows, and it refuses all but white space.
      parser.hasNext();
      return binder.fromJsonStructure(object, type);
    } catch (RuntimeException | CharacterCodingException e) {
      // Not only JsonException and JsonbException: on deep nesting, Parsson throws no type of its
      // own.
      throw new UnreadableException(String.valueOf(e.getMessage()), e);
    }
  }

  private static String utf8(byte[] text) throws CharacterCodingException {
    return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(text)).toString();
  }

  @Override
  public void close() {
    try {
      binder.close();
    } catch (Exception e) {
      throw new IllegalStateException("JSON-B cannot be closed", e);
    }
  }
}
