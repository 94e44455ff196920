package io.github.tryonjobs.contract.compare;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.tryonjobs.contract.Texts;
import io.swagger.v3.core.util.Json;
import io.swagger.v3.core.util.Json31;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.SpecVersion;
import io.swagger.v3.parser.OpenAPIV3Parser;
import io.swagger.v3.parser.core.models.ParseOptions;
import io.swagger.v3.parser.core.models.SwaggerParseResult;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.events.Event;

/** Reads OpenAPI documents with swagger-parser, which is not told to follow any reference. */
final class DocumentFile {

  static final int MAX_BYTES = 10 << 20;

  /** A few aliases can stand for more than any memory holds. */
  private static final int MAX_ALIASES = 100;

  private static final Pattern VERSION =
      Pattern.compile(
          "(?m)(?:^[{ \\t\\r]*|[{,]\\s*(?=\"))\"?(openapi|swagger)\"?\\s*:\\s*[\"']?([^\"'\\s,}]*)");

  /** Where a block of Markdown begins or ends. */
  private static final Pattern FENCE = Pattern.compile("(?m)^([ \\t]*)(`{3,}|~{3,})(.*)$");

  private DocumentFile() {}

  /** Parses an OpenAPI 3.0 or 3.1 document as JSON or YAML, or a page of Markdown with some. */
  static List<JsonNode> parse(String text) {
    Matcher version = VERSION.matcher(text);
    Matcher fence = FENCE.matcher(text);
    boolean isPage = version.find() && fence.find() && fence.start() < version.start();
    List<String> blocks =
        blocks(isPage ? text : "").stream().filter(it -> VERSION.matcher(it).find()).toList();
    return (blocks.isEmpty() ? List.of(text) : blocks).stream().map(DocumentFile::tree).toList();
  }

  /** Returns the fenced blocks of a page; what stands behind an opening fence does not matter. */
  private static List<String> blocks(String page) {
    List<String> blocks = new ArrayList<>();
    List<MatchResult> fences = FENCE.matcher(page).results().toList();
    for (int i = 0; i < fences.size(); i++) {
      MatchResult opening = fences.get(i);
      do {
        i++;
      } while (i < fences.size() && !isEnd(fences.get(i), opening.group(2)));
      int end = i < fences.size() ? fences.get(i).start() : page.length();
      blocks.add(page.substring(opening.end(), end).replaceAll("(?m)^" + opening.group(1), ""));
    }
    return blocks;
  }

  private static boolean isEnd(MatchResult fence, String opening) {
    return fence.group(2).startsWith(opening) && fence.group(3).isBlank();
  }

  /** Fails unless swagger-parser may read a document: if it is of a version that it cannot read. */
  private static void check(String document) {
    Matcher version = VERSION.matcher(document);
    String found = version.find() ? version.group(1) + " " + version.group(2) : "";
    if (!found.matches("openapi 3\\.[01](\\..*)?")) {
      String instead =
          found.isEmpty()
              ? ": it does not begin with \"openapi\" and a version"
              : ", but " + Texts.name(found);
      throw new IllegalArgumentException("is not an OpenAPI 3.0 or 3.1 document" + instead);
    }
    int aliases = 0;
    try {
      for (Event event : new Yaml().parse(new StringReader(document))) {
        aliases += event.is(Event.ID.Alias) ? 1 : 0;
      }
    } catch (YAMLException e) {
      // It may be JSON; what is broken is told by the parser.
    }
    if (aliases > MAX_ALIASES) {
      throw new IllegalArgumentException("has more than the 100 aliases that are read");
    }
  }

  private static JsonNode tree(String document) {
    check(document);
    ParseOptions options = new ParseOptions();
    options.setResolve(false);
    try {
      SwaggerParseResult result = new OpenAPIV3Parser().readContents(document, null, options);
      OpenAPI openApi = result.getOpenAPI();
      if (openApi == null) {
        throw new IllegalArgumentException(String.valueOf(result.getMessages()));
      }
      boolean is31 = openApi.getSpecVersion() == SpecVersion.V31;
      return (is31 ? Json31.mapper() : Json.mapper()).valueToTree(openApi);
    } catch (RuntimeException | StackOverflowError e) {
      throw new IllegalArgumentException(
          "cannot be read: " + Texts.name(String.valueOf(e.getMessage())), e);
    }
  }

  static String text(Path file) {
    if (!Files.exists(file)) {
      boolean isAddress = file.toString().matches("https?:.*");
      throw new IllegalArgumentException(
          "the file does not exist" + (isAddress ? "; download what is at this address" : ""));
    }
    try (InputStream stream = Files.newInputStream(file)) {
      byte[] bytes = stream.readNBytes(MAX_BYTES + 1);
      if (bytes.length > MAX_BYTES) {
        throw new IllegalArgumentException("has more than the 10 MiB that are read");
      }
      String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
      return (text.startsWith("\uFEFF") ? text.substring(1) : text).stripLeading();
    } catch (CharacterCodingException e) {
      throw new IllegalArgumentException("is not UTF-8 text");
    } catch (IOException e) {
      throw new IllegalArgumentException("is not a file that can be read");
    }
  }
}
