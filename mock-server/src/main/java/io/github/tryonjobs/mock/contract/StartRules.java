package io.github.tryonjobs.mock.contract;

import static io.github.tryonjobs.mock.contract.OwnJson.JSON;

import io.github.tryonjobs.mock.contract.Catalogue.ImageLimits;
import io.github.tryonjobs.mock.generated.model.Flag;
import io.github.tryonjobs.mock.generated.model.GarmentMode;
import io.github.tryonjobs.mock.state.StartInput;
import io.github.tryonjobs.mock.state.StartInput.Image;
import io.github.tryonjobs.mock.state.StartInput.Refusal;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import jakarta.json.stream.JsonParser;
import java.io.StringReader;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLDecoder;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/** What the contract expects of the body of a start, and why it refuses one. */
public final class StartRules {

  private static final ImageLimits LIMITS = Catalogue.ofContract().imageLimits();

  public static final long MOST_BYTES = LIMITS.bytes();

  public static final int MOST_FIELDS = 64;

  private static final String URL = "_url";

  /** The garment comes first: what its name asks for holds if both ask for something. */
  private static final List<String> IMAGES = List.of("garment_image", "person_image");

  private static final String WAIT = "wait_for_result";
  private static final List<String> FLAGS =
      List.of("preprocess_garment", "remove_background", WAIT);

  private static final List<String> MODES =
      Stream.of(GarmentMode.values()).map(GarmentMode::value).toList();
  private static final List<String> FLAG_VALUES =
      Stream.of(Flag.values()).map(Flag::value).toList();

  private StartRules() {}

  public record File(String field, String fileName, ImageProbe probe) {

    /** What a form of a web page sends for a file that nobody has chosen. */
    private boolean isNone() {
      return fileName.isEmpty() && probe.bytes() == 0;
    }

    private Image image() {
      return new Image(field, fileName, probe.type(), probe.bytes(), probe.width(), probe.height());
    }
  }

  public static StartInput ofJson(byte[] body) {
    Map<String, String> fields = new LinkedHashMap<>();
    List<String> notStrings = new ArrayList<>();
    try (JsonParser parser = JSON.createParser(new StringReader(utf8(body)))) {
      parser.next();
      Iterator<Map.Entry<String, JsonValue>> entries = parser.getObjectStream().iterator();
      while (entries.hasNext()) {
        Map.Entry<String, JsonValue> entry = entries.next();
        notStrings.remove(entry.getKey());
        if (entry.getValue() instanceof JsonString string) {
          fields.put(entry.getKey(), string.getString());
        } else {
          fields.put(entry.getKey(), entry.getValue().toString());
          notStrings.add(entry.getKey());
        }
        if (fields.size() > MOST_FIELDS) {
          return refused("invalid_request_body", "expected at most " + MOST_FIELDS + " fields");
        }
      }
      // Only now does the parser look at what follows, and it refuses all but white space.
      parser.hasNext();
    } catch (CharacterCodingException e) {
      return refused("invalid_request_body", "expected JSON in UTF-8");
    } catch (RuntimeException | StackOverflowError e) {
      return refused("invalid_request_body", "expected one JSON object");
    }
    return of(fields, List.of(), notStrings);
  }

  private static String utf8(byte[] body) throws CharacterCodingException {
    return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(body)).toString();
  }

  public static StartInput ofForm(Map<String, String> fields, List<File> files) {
    return of(fields, files.stream().filter(it -> !it.isNone()).toList(), List.of());
  }

  /** Returns what a body has sent that cannot be read. */
  public static StartInput refused(String code, String detail) {
    return new StartInput(Map.of(), List.of(), false, List.of(), new Refusal(code, detail));
  }

  private static StartInput of(
      Map<String, String> fields, List<File> files, List<String> notStrings) {
    List<String> names = new ArrayList<>();
    for (String image : IMAGES) {
      file(files, image)
          .map(File::fileName)
          .or(() -> Optional.ofNullable(fields.get(image + URL)).map(StartRules::path))
          .map(StartRules::name)
          .filter(name -> !name.isEmpty())
          .ifPresent(names::add);
    }
    return new StartInput(
        fields,
        files.stream().map(File::image).toList(),
        !"false".equals(fields.get(WAIT)),
        names,
        refusal(fields, files, notStrings).orElse(null));
  }

  private static Optional<File> file(List<File> files, String image) {
    return files.stream().filter(it -> it.field.equals(image)).findFirst();
  }

  private static Optional<Refusal> refusal(
      Map<String, String> fields, List<File> files, List<String> notStrings) {
    List<Optional<Refusal>> all = new ArrayList<>();
    IMAGES.forEach(image -> all.add(missing(image, fields, files)));
    all.add(oneOf("garment_mode", MODES, fields, notStrings));
    FLAGS.forEach(flag -> all.add(oneOf(flag, FLAG_VALUES, fields, notStrings)));
    for (String image : IMAGES) {
      Optional<File> file = file(files, image);
      all.add(file.isPresent() ? file.flatMap(StartRules::wrongImage) : wrongUrl(image, fields));
    }
    return all.stream().flatMap(Optional::stream).findFirst();
  }

  private static Optional<Refusal> missing(
      String image, Map<String, String> fields, List<File> files) {
    return file(files, image).isPresent() || fields.containsKey(image + URL)
        ? Optional.empty()
        : fields.containsKey(image)
            ? refusal("invalid_parameter", image + " must be a file, with a file name, of a form")
            : refusal("missing_parameter", "expected " + image + URL + ", or the file " + image);
  }

  private static Optional<Refusal> oneOf(
      String name, List<String> values, Map<String, String> fields, List<String> notStrings) {
    String value = fields.get(name);
    return value == null || (values.contains(value) && !notStrings.contains(name))
        ? Optional.empty()
        : refusal("invalid_parameter", name + " must be one of the strings " + quoted(values));
  }

  private static String quoted(List<String> values) {
    return "\"" + String.join("\", \"", values) + "\"";
  }

  private static Optional<Refusal> wrongUrl(String image, Map<String, String> fields) {
    try {
      URI url = new URI(Objects.requireNonNullElse(fields.get(image + URL), ""));
      String scheme = String.valueOf(url.getScheme());
      boolean isHttp = scheme.equalsIgnoreCase("http") || scheme.equalsIgnoreCase("https");
      if (isHttp && url.getRawAuthority() != null) {
        return Optional.empty();
      }
    } catch (URISyntaxException e) {
      // Said below.
    }
    return refusal("invalid_parameter", image + URL + " must be an http or https URL");
  }

  private static Optional<Refusal> wrongImage(File file) {
    Image image = file.image();
    String subject = image.field() + " ";
    if (image.bytes() > MOST_BYTES) {
      return refusal(
          "file_size_too_large", subject + "has " + image.bytes() + " bytes, over " + MOST_BYTES);
    }
    if (image.type().isEmpty()) {
      return file.probe.isOtherFormat()
          ? refusal("unsupported_image_format", subject + "must be a JPEG or a PNG")
          : refusal("malformed_image", subject + "begins neither as a JPEG nor as a PNG");
    }
    if (image.width() == 0 || image.height() == 0) {
      return refusal("malformed_image", subject + "has no header that tells its pixels");
    }
    String pixels = subject + "has " + image.width() + " x " + image.height() + " pixels, ";
    if (Math.max(image.width(), image.height()) > LIMITS.mostPixels()) {
      return refusal("resolution_too_high", pixels + "over " + LIMITS.mostPixels() + " each way");
    }
    return Math.min(image.width(), image.height()) < LIMITS.leastPixels()
        ? refusal("invalid_parameter", pixels + "under " + LIMITS.leastPixels() + " each way")
        : Optional.empty();
  }

  private static Optional<Refusal> refusal(String code, String detail) {
    return Optional.of(new Refusal(code, detail));
  }

  /** Returns the path of a URL: a host is not the name of an image. */
  private static String path(String url) {
    return url.split("[?#]", 2)[0].replaceFirst("^[A-Za-z]+://[^/]*", "");
  }

  /** Returns the last segment of a path, decoded and without its extension. */
  private static String name(String path) {
    String name = path.substring(Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1);
    try {
      name = URLDecoder.decode(name.replace("+", "%2B"), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      // It is not encoded.
    }
    return name.replaceFirst("\\.[A-Za-z0-9]{1,5}$", "");
  }
}
