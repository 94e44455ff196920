package io.github.tryonjobs.client.internal.decode;

import io.github.tryonjobs.client.GarmentMode;
import io.github.tryonjobs.client.TryOnImage;
import io.github.tryonjobs.client.TryOnInput;
import io.github.tryonjobs.client.generated.model.Flag;
import io.github.tryonjobs.client.generated.model.TryOnForm;
import io.github.tryonjobs.client.internal.call.Excerpt;
import io.github.tryonjobs.client.internal.http.FilePart;
import io.github.tryonjobs.client.internal.http.Redaction;
import io.github.tryonjobs.client.internal.http.RequestBody;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Encodes the input of a job: as JSON if the service fetches both images, else as form data. */
final class InputEncoder {

  private final JsonDecoder json;

  InputEncoder(JsonDecoder json) {
    this.json = json;
  }

  RequestBody encode(TryOnInput input) {
    FilePart person = file("the image of the person", input.personImage());
    FilePart garment = file("the image of the garment", input.garmentImage());
    String personUrl = url(input.personImage());
    String garmentUrl = url(input.garmentImage());
    List<String> secrets =
        Stream.of(input.personImage(), input.garmentImage())
            .flatMap(
                image ->
                    image instanceof TryOnImage.Url at
                        ? Redaction.secretsOf(at.url())
                        : Stream.empty())
            .toList();
    io.github.tryonjobs.client.generated.model.GarmentMode mode = mode(input.garmentMode());
    Flag preprocess = flag(input.preprocessGarment());
    Flag remove = flag(input.removeBackground());
    Flag wait = flag(input.waitForResult());
    return person == null && garment == null
        ? RequestBody.json(
            json.write(
                new io.github.tryonjobs.client.generated.model.TryOnInput(
                        personUrl, garmentUrl, mode, preprocess, remove, wait)
                    .fields()),
            secrets)
        : RequestBody.form(
            new TryOnForm(person, garment, personUrl, garmentUrl, mode, preprocess, remove, wait)
                .fields(),
            secrets);
  }

  private static @Nullable String url(TryOnImage image) {
    return image instanceof TryOnImage.Url at ? at.url().toString() : null;
  }

  private static @Nullable Flag flag(@Nullable Boolean value) {
    return value == null ? null : value ? Flag.TRUE : Flag.FALSE;
  }

  private static io.github.tryonjobs.client.generated.model.@Nullable GarmentMode mode(
      @Nullable GarmentMode mode) {
    return mode == null
        ? null
        : switch (mode) {
          case AUTO -> io.github.tryonjobs.client.generated.model.GarmentMode.AUTO;
          case FULL -> io.github.tryonjobs.client.generated.model.GarmentMode.FULL;
          case UPPER -> io.github.tryonjobs.client.generated.model.GarmentMode.UPPER;
          case LOWER -> io.github.tryonjobs.client.generated.model.GarmentMode.LOWER;
        };
  }

  /** Returns an image to send, which is within the limits; null if the service fetches it. */
  private static @Nullable FilePart file(String role, TryOnImage image) {
    if (!(image instanceof TryOnImage.Content content)) {
      return null;
    }
    if (content.length() > TryOnForm.MOST_IMAGE_BYTES) {
      throw refused(role, content, "it must have at most " + TryOnForm.MOST_IMAGE_BYTES + " bytes");
    }
    Optional<ImageHead> head;
    try (InputStream in = new BufferedInputStream(FilePart.open(content))) {
      head = ImageHead.read(in);
    } catch (IOException e) {
      throw new UncheckedIOException(
          "cannot read " + role + ", " + content + ": " + Excerpt.of(e.toString()), e);
    }
    ImageHead known = head.orElseThrow(() -> refused(role, content, "it must be a JPEG or a PNG"));
    if (isBeyond(known.width()) || isBeyond(known.height())) {
      throw refused(
          role,
          content,
          "it has "
              + known.width()
              + " x "
              + known.height()
              + " pixels, but must have "
              + TryOnForm.LEAST_IMAGE_PIXELS
              + " to "
              + TryOnForm.MOST_IMAGE_PIXELS
              + " each way");
    }
    return new FilePart(content, known.mediaType());
  }

  private static boolean isBeyond(long pixels) {
    return pixels < TryOnForm.LEAST_IMAGE_PIXELS || pixels > TryOnForm.MOST_IMAGE_PIXELS;
  }

  private static IllegalArgumentException refused(
      String role, TryOnImage.Content content, String why) {
    return new IllegalArgumentException(role + ", " + content + ", cannot be sent: " + why);
  }
}
