package io.github.tryonjobs.contract.compare;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Reads an OpenAPI document from a file, which may have been written by anybody. */
final class DocumentFile {

  /** The most that a file may have; a large vendor's whole API has about a tenth of it. */
  static final int MAX_BYTES = 10 << 20;

  private static final ObjectReader JSON =
      JsonMapper.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build()
          .reader();

  private DocumentFile() {}

  /**
   * Reads a document.
   *
   * @throws UnfitDocumentException if the file is not an OpenAPI 3.0 or 3.1 document as JSON or
   *     YAML
   */
  static OpenApiDocument read(Path file) {
    try {
      return parse(text(file));
    } catch (UnfitDocumentException e) {
      throw new UnfitDocumentException(file + ": " + e.getMessage());
    }
  }

  /** Parses the text of a document. */
  static OpenApiDocument parse(String text) {
    return new OpenApiDocument(text.startsWith("{") ? json(text) : YamlTree.parse(text));
  }

  private static String text(Path file) {
    if (!Files.exists(file)) {
      throw new UnfitDocumentException(
          file.toString().matches("https?:.*")
              ? "is an address; download the document and name the file"
              : "there is no such file");
    }
    if (!Files.isRegularFile(file)) {
      throw new UnfitDocumentException("is not a file");
    }
    try (InputStream stream = Files.newInputStream(file)) {
      byte[] bytes = stream.readNBytes(MAX_BYTES + 1);
      if (bytes.length > MAX_BYTES) {
        throw new UnfitDocumentException(
            "has more than the " + (MAX_BYTES >> 20) + " MiB that are read");
      }
      String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
      return (text.startsWith("\uFEFF") ? text.substring(1) : text).stripLeading();
    } catch (CharacterCodingException e) {
      throw new UnfitDocumentException("is not UTF-8 text");
    } catch (IOException e) {
      throw new UnfitDocumentException("cannot be read (" + e.getClass().getSimpleName() + ")");
    }
  }

  private static JsonNode json(String text) {
    try {
      return JSON.readTree(text);
    } catch (JsonProcessingException e) {
      String line = e.getLocation() == null ? "" : ", line " + e.getLocation().getLineNr();
      throw new UnfitDocumentException("is not JSON" + line + ": " + e.getOriginalMessage());
    }
  }
}
