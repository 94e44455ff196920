package io.github.tryonjobs.contract.verify;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** A response of the server. Immutable. */
public final class Response {

  private static final JsonMapper STRICT =
      JsonMapper.builder()
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
          .build();

  private final int status;
  private final String reason;
  private final Map<String, List<String>> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
  private final byte[] body;

  /**
   * Creates a response.
   *
   * @param reason the reason phrase, which may be empty
   */
  public Response(int status, String reason, Map<String, List<String>> headers, byte[] body) {
    this.status = status;
    this.reason = reason;
    this.headers.putAll(headers);
    this.body = body.clone();
  }

  /** Returns the status code. */
  public int status() {
    return status;
  }

  /** Returns the headers by their names, whose case does not matter. */
  public Map<String, List<String>> headers() {
    return headers;
  }

  /** Returns the bytes of the body. */
  public byte[] body() {
    return body.clone();
  }

  Optional<String> header(String name) {
    List<String> values = headers.getOrDefault(name, List.of());
    return values.isEmpty() ? Optional.empty() : Optional.of(String.join(", ", values));
  }

  /** Returns how long it asks to wait, by the server's own clock; empty if it does not say. */
  Optional<Duration> retryAfter() {
    String value = header("Retry-After").orElse("");
    return value.matches("[0-9]{1,9}")
        ? Optional.of(Duration.ofSeconds(Long.parseLong(value)))
        : date(value)
            .map(until -> Duration.between(date(header("Date").orElse("")).orElse(until), until))
            .map(wait -> wait.isNegative() ? Duration.ZERO : wait);
  }

  private static Optional<Instant> date(String value) {
    try {
      return Optional.of(Instant.from(DateTimeFormatter.RFC_1123_DATE_TIME.parse(value)));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  /** Returns the media type without its parameters. */
  Optional<String> mediaType() {
    return header("Content-Type")
        .map(type -> type.split(";", 2)[0].trim().toLowerCase(Locale.ROOT));
  }

  boolean hasBody() {
    return body.length > 0;
  }

  String text() {
    return new String(body, StandardCharsets.UTF_8);
  }

  /** Returns everything but the body as a string: reason phrase and headers. */
  String head() {
    return reason + "\n" + headers;
  }

  /**
   * Returns the body as JSON: one value and nothing after it, no name twice.
   *
   * @throws NotJsonException if it is something else; the message says what is wrong, and where
   */
  JsonNode json() throws NotJsonException {
    if (!hasBody()) {
      throw new NotJsonException("no body");
    }
    try {
      ByteBuffer bytes = ByteBuffer.wrap(body);
      return STRICT.readTree(StandardCharsets.UTF_8.newDecoder().decode(bytes).toString());
    } catch (CharacterCodingException e) {
      throw new NotJsonException(text() + " (not UTF-8)");
    } catch (JsonProcessingException e) {
      String place =
          e.getLocation() == null ? "" : " at character " + (e.getLocation().getCharOffset() + 1);
      throw new NotJsonException(text() + " (" + e.getOriginalMessage() + place + ")");
    } catch (StackOverflowError e) {
      throw new NotJsonException(text());
    }
  }

  /** Returns the body as JSON; a missing node if it is something else. */
  JsonNode jsonOrMissing() {
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

  /** The body is not JSON. */
  static final class NotJsonException extends Exception {

    private static final long serialVersionUID = 1L;

    NotJsonException(String message) {
      super(message);
    }
  }
}
