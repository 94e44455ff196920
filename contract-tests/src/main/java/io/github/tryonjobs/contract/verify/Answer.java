package io.github.tryonjobs.contract.verify;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** What a server answered. Immutable, as long as nobody changes its bytes. */
public final class Answer {

  private static final JsonMapper STRICT =
      JsonMapper.builder()
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
          .build();

  private final int status;
  private final Map<String, List<String>> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
  private final byte[] body;

  /** Creates an answer. */
  public Answer(int status, Map<String, List<String>> headers, byte[] body) {
    this.status = status;
    this.headers.putAll(headers);
    this.body = body.clone();
  }

  /** Returns the status code. */
  public int status() {
    return status;
  }

  /** Returns the headers; their names know no upper and lower case. */
  Map<String, List<String>> headers() {
    return headers;
  }

  Optional<String> header(String name) {
    List<String> values = headers.getOrDefault(name, List.of());
    return values.isEmpty() ? Optional.empty() : Optional.of(String.join(", ", values));
  }

  /** Returns the media type without its parameters. */
  Optional<String> mediaType() {
    return header("Content-Type")
        .map(type -> type.split(";", 2)[0].trim().toLowerCase(Locale.ROOT));
  }

  byte[] body() {
    return body.clone();
  }

  boolean hasBody() {
    return body.length > 0;
  }

  String text() {
    return new String(body, StandardCharsets.UTF_8);
  }

  /**
   * Returns the body as JSON: one value and nothing after it, no name twice.
   *
   * @throws NotJsonException if it is something else; the message says what is wrong, and where
   */
  JsonNode json() throws NotJsonException {
    if (!hasBody()) {
      throw new NotJsonException("nothing");
    }
    try {
      return STRICT.readTree(body);
    } catch (JsonProcessingException e) {
      String place =
          e.getLocation() == null ? "" : " at character " + (e.getLocation().getByteOffset() + 1);
      throw new NotJsonException(text() + " (" + e.getOriginalMessage() + place + ")");
    } catch (IOException | StackOverflowError e) {
      throw new NotJsonException(text());
    }
  }

  /** Returns the body as JSON; a missing node if it is something else. */
  JsonNode jsonOrNothing() {
    try {
      return json();
    } catch (NotJsonException e) {
      return STRICT.missingNode();
    }
  }

  @Override
  public String toString() {
    return status + (hasBody() ? " " + text() : " without a body");
  }

  /** A body is not what the contract says all bodies are. */
  static final class NotJsonException extends Exception {

    private static final long serialVersionUID = 1L;

    NotJsonException(String message) {
      super(message);
    }
  }
}
