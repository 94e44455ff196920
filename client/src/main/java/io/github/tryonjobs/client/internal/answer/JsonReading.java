package io.github.tryonjobs.client.internal.answer;

import io.github.tryonjobs.client.internal.http.Redaction;
import jakarta.json.JsonConfig;
import jakarta.json.JsonReader;
import jakarta.json.JsonReaderFactory;
import jakarta.json.JsonValue;
import jakarta.json.bind.JsonbConfig;
import jakarta.json.spi.JsonProvider;
import jakarta.json.stream.JsonParser;
import jakarta.json.stream.JsonParserFactory;
import java.io.StringReader;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.ServiceLoader;
import org.eclipse.yasson.JsonBindingProvider;
import org.eclipse.yasson.YassonJsonb;

/** Reads one JSON object, the whole text and nothing but. Safe for use by several threads. */
final class JsonReading implements AutoCloseable {

  private final JsonReaderFactory readers;
  private final JsonParserFactory parsers;
  private final YassonJsonb binder;
  private final Redaction redaction;

  /**
   * Creates one.
   *
   * @param redaction is applied to all that is read
   */
  JsonReading(Redaction redaction) {
    this.redaction = redaction;
    JsonProvider json = parsson();
    this.readers =
        json.createReaderFactory(Map.of(JsonConfig.KEY_STRATEGY, JsonConfig.KeyStrategy.NONE));
    this.parsers = json.createParserFactory(Map.of());
    JsonbConfig config = new JsonbConfig().withDeserializers(new StrictText());
    this.binder =
        (YassonJsonb)
            new JsonBindingProvider().create().withProvider(json).withConfig(config).build();
  }

  /**
   * Finds Parsson, and no other implementation that the application may have, or that its threads
   * may know. It is not named outright because its module exports nothing.
   */
  private static JsonProvider parsson() {
    return ServiceLoader.load(JsonProvider.class, JsonReading.class.getClassLoader()).stream()
        .filter(
            provider -> provider.type().getName().equals("org.eclipse.parsson.JsonProviderImpl"))
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("Parsson is not on the class path"))
        .get();
  }

  /**
   * Reads an object.
   *
   * @throws OtherKindException if the text is JSON, but no object
   * @throws UnreadableException if it is not UTF-8, not JSON, or not such an object
   */
  <T> T read(byte[] bytes, Class<T> type) throws UnreadableException, OtherKindException {
    try {
      String text = utf8(bytes);
      requireNothingAfter(text);
      try (JsonParser parser = parsers.createParser(new StringReader(withoutSecret(text)))) {
        return binder.fromJson(parser, type);
      }
    } catch (CharacterCodingException e) {
      throw new UnreadableException("it is not UTF-8", e);
    } catch (RuntimeException e) {
      // Not only JsonException and JsonbException: on deep nesting, Parsson throws no type of its
      // own.
      throw new UnreadableException(String.valueOf(e.getMessage()), e);
    }
  }

  /** Binding stops where the object ends. */
  private void requireNothingAfter(String text) {
    try (JsonParser parser = parsers.createParser(new StringReader(text))) {
      parser.next();
      parser.getValue();
      // Only now does the parser look at what follows, and it refuses all but white space.
      parser.hasNext();
    }
  }

  /** Undoes all escapes, behind which the secret may hide. Refuses a key that comes twice. */
  private String withoutSecret(String text) throws OtherKindException {
    try (JsonReader reader = readers.createReader(new StringReader(text))) {
      JsonValue value = reader.readValue();
      if (value.getValueType() != JsonValue.ValueType.OBJECT) {
        throw new OtherKindException(value.getValueType().name().toLowerCase(Locale.ROOT));
      }
      return redaction.of(value.toString());
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
