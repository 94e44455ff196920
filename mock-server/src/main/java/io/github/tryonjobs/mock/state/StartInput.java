package io.github.tryonjobs.mock.state;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a start has sent, without the bytes of its images.
 *
 * @param fields the fields that are strings, by their names on the wire, in their order
 * @param images the files
 * @param waits whether it wants to wait for the result
 * @param names the names of its images without an extension, that of the garment first: each may be
 *     a scenario
 * @param refusal why the contract refuses it; null if it does not
 */
public record StartInput(
    Map<String, String> fields,
    List<Image> images,
    boolean waits,
    List<String> names,
    @Nullable Refusal refusal) {

  /**
   * An image that was uploaded.
   *
   * @param field the name of its field, such as {@code person_image}
   * @param fileName the name of the file, as it was sent
   * @param type the media type that its first bytes say; empty if they are of no known format
   * @param bytes its size
   * @param width its width in pixels; 0 if it is not known
   * @param height its height in pixels; 0 if it is not known
   */
  public record Image(
      String field, String fileName, String type, long bytes, int width, int height) {}

  /**
   * Why a start is refused.
   *
   * @param code the error code
   * @param detail what is wrong, and what would be right
   */
  public record Refusal(String code, String detail) {}

  /** Takes an API key out of all strings, and cuts them. */
  StartInput redacted(Redaction redaction) {
    Map<String, String> shown = new LinkedHashMap<>();
    fields.forEach((name, value) -> shown.put(redaction.of(name), redaction.of(value)));
    return new StartInput(
        shown,
        images.stream()
            .map(
                it ->
                    new Image(
                        redaction.of(it.field),
                        redaction.of(it.fileName),
                        it.type,
                        it.bytes,
                        it.width,
                        it.height))
            .toList(),
        waits,
        names.stream().map(redaction::of).toList(),
        refusal == null ? null : new Refusal(refusal.code, redaction.of(refusal.detail)));
  }

  /** Returns how many bytes it takes, by estimate. */
  long weight() {
    long weight = 200;
    for (Map.Entry<String, String> field : fields.entrySet()) {
      weight += MemoryLimits.weight(field.getKey()) + MemoryLimits.weight(field.getValue()) + 50;
    }
    for (Image image : images) {
      weight += MemoryLimits.weight(image.field) + MemoryLimits.weight(image.fileName) + 100;
    }
    for (String name : names) {
      weight += MemoryLimits.weight(name);
    }
    return weight + (refusal == null ? 0 : MemoryLimits.weight(refusal.detail));
  }
}
