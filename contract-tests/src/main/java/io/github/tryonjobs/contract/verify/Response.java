package io.github.tryonjobs.contract.verify;

import static java.util.stream.Collectors.joining;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.zip.GZIPInputStream;

/**
 * A response of the server. Immutable, as long as nobody changes its bytes.
 *
 * @param status the status code
 * @param reason the reason phrase, which may be empty
 * @param headers the headers by their names, whose case does not matter
 * @param body the bytes of the body
 * @param received all bytes that came, as ISO 8859-1; empty if they are not known
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record Response(
    int status, String reason, Map<String, List<String>> headers, byte[] body, String received) {

  private static final JsonMapper STRICT =
      JsonMapper.builder(
              // A server may send very many names, each of which would be kept.
              JsonFactory.builder().disable(JsonFactory.Feature.CANONICALIZE_FIELD_NAMES).build())
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
          .build();

  private static final String CODING = "Content-Encoding";

  /** What the client reads of a body. */
  private static final int MOST_UNPACKED = 1 << 20;

  /** Copies the headers. */
  public Response {
    Map<String, List<String>> copy = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    copy.putAll(headers);
    headers = copy;
  }

  /** Creates a response of which no more is known. */
  public Response(int status, String reason, Map<String, List<String>> headers, byte[] body) {
    this(status, reason, headers, body, "");
  }

  /** Returns the response as the client reads it: without gzip, which gateways add unasked. */
  Response unpacked() {
    boolean isGzip = header(CODING).orElse("").strip().matches("(?i)(x-)?gzip");
    byte[] plain = isGzip ? unpacked(body, MOST_UNPACKED + 1) : body;
    if (plain == body || plain.length > MOST_UNPACKED) {
      return this;
    }
    Map<String, List<String>> others = new HashMap<>(headers);
    others.keySet().removeIf(CODING::equalsIgnoreCase);
    return new Response(status, reason, others, plain, received);
  }

  /** Returns at most so many bytes of what is packed; the same array if it is not gzip. */
  static byte[] unpacked(byte[] packed, int most) {
    try (InputStream stream = new GZIPInputStream(new ByteArrayInputStream(packed))) {
      return stream.readNBytes(most);
    } catch (IOException e) {
      return packed;
    }
  }

  /** Returns the content coding that is not undone; empty if there is none. */
  Optional<String> coding() {
    return header(CODING).filter(coding -> !coding.equalsIgnoreCase("identity"));
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
      return value.endsWith(" GMT")
          ? Optional.of(Instant.from(DateTimeFormatter.RFC_1123_DATE_TIME.parse(value)))
          : Optional.empty();
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

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

  String head() {
    String values = headers.values().stream().flatMap(List::stream).collect(joining());
    return reason + "\n" + headers + "\n" + values; // A string may be spread over several.
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
