package io.github.tryonjobs.client.internal.decode;

import io.github.tryonjobs.client.internal.http.ContextClassLoader;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import jakarta.json.bind.JsonbConfig;
import jakarta.json.spi.JsonProvider;
import jakarta.json.stream.JsonParser;
import jakarta.json.stream.JsonParserFactory;
import jakarta.json.stream.JsonParsingException;
import java.io.StringReader;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.function.UnaryOperator;
import org.eclipse.yasson.JsonBindingProvider;
import org.eclipse.yasson.YassonJsonb;
import org.jspecify.annotations.Nullable;

/**
 * Decodes one JSON object, and nothing after it; encodes another. Safe for use by several threads.
 */
final class JsonDecoder {

  /** Parsson's own: its parsers do not heed the key strategy of the standard, only readers do. */
  private static final String REJECT_DUPLICATE_KEYS = "org.eclipse.parsson.rejectDuplicateKeys";

  private static final String BYTE_ORDER_MARK = "\ufeff";

  private final JsonParserFactory parsers;
  private final YassonJsonb binder;

  JsonDecoder() {
    JsonProvider json = parsson();
    this.parsers = json.createParserFactory(Map.of(REJECT_DUPLICATE_KEYS, true));
    JsonbConfig config = new JsonbConfig().withDeserializers(new StrictString());
    this.binder =
        ContextClassLoader.with(
            new OwnClassLoader(),
            () ->
                (YassonJsonb)
                    new JsonBindingProvider()
                        .create()
                        .withProvider(json)
                        .withConfig(config)
                        .build());
  }

  /**
   * Finds Parsson, and no other implementation that the application may have, or that its threads
   * may know. It is not named outright because its module exports nothing.
   */
  private static JsonProvider parsson() {
    return ServiceLoader.load(JsonProvider.class, JsonDecoder.class.getClassLoader()).stream()
        .filter(
            provider -> provider.type().getName().equals("org.eclipse.parsson.JsonProviderImpl"))
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("Parsson is not on the class path"))
        .get();
  }

  /**
   * Decodes an object.
   *
   * @param redaction takes secrets out of all strings
   * @throws OtherKindException if the bytes are JSON, but not an object
   * @throws UnreadableException if it is not UTF-8, not JSON, or not such an object; a byte order
   *     mark is ignored, as RFC 8259 allows
   */
  <T> T read(byte[] bytes, Class<T> type, UnaryOperator<String> redaction)
      throws UnreadableException, OtherKindException {
    try {
      String text = utf8(bytes);
      if (text.isBlank()) {
        throw new UnreadableException("it is empty", null);
      }
      checkObject(text);
      try (JsonParser parser = parsers.createParser(new StringReader(redaction.apply(text)))) {
        return binder.fromJson(parser, type);
      }
    } catch (JsonParsingException e) {
      throw new UnreadableException("it is not JSON: " + e.getMessage(), e);
    } catch (RuntimeException e) {
      // Not only JsonException and JsonbException: on deep nesting, Parsson throws no type of its
      // own.
      throw new UnreadableException(String.valueOf(e.getMessage()), e);
    }
  }

  /** Encodes strings by their names as an object. */
  byte[] write(Map<String, Object> fields) {
    return binder.toJson(fields).getBytes(StandardCharsets.UTF_8);
  }

  /** Refuses what binding would accept: a repeated key, and anything after the object. */
  private void checkObject(String text) throws OtherKindException {
    try (JsonParser parser = parsers.createParser(new StringReader(text))) {
      parser.next();
      JsonValue value = parser.getValue();
      // Only now does the parser look at what follows, and it refuses all but white space.
      parser.hasNext();
      if (!(value instanceof JsonObject)) {
        throw new OtherKindException(value.getValueType().name().toLowerCase(Locale.ROOT));
      }
    }
  }

  private static String utf8(byte[] bytes) throws UnreadableException {
    // JSON begins with characters of ASCII, and other encodings have zeros in these.
    if (new String(bytes, 0, Math.min(4, bytes.length), StandardCharsets.US_ASCII).contains("\0")) {
      throw new UnreadableException("it is UTF-16 or UTF-32, but JSON must be UTF-8", null);
    }
    try {
      String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
      return text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text;
    } catch (CharacterCodingException e) {
      throw new UnreadableException("it is not UTF-8, but JSON must be", e);
    }
  }

  /** Bytes that are not the documented JSON object; the message says how. */
  static final class UnreadableException extends Exception {
    private static final long serialVersionUID = 1L;

    UnreadableException(String message, @Nullable Throwable cause) {
      super(message, cause);
    }
  }

  /** JSON of another kind than an object; the message says which. */
  static final class OtherKindException extends Exception {
    private static final long serialVersionUID = 1L;

    OtherKindException(String kind) {
      super(kind);
    }
  }
}
