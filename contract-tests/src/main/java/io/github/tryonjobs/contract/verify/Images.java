package io.github.tryonjobs.contract.verify;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.tryonjobs.contract.Operation;
import io.github.tryonjobs.contract.StartInput;
import io.github.tryonjobs.contract.verify.Request.Body;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.imageio.ImageIO;
import org.apache.hc.client5.http.entity.mime.MultipartEntityBuilder;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.HttpEntity;

/**
 * The images that jobs may be started with on a service where that costs credits. Immutable.
 *
 * @param person the URL or the file of the person's image
 * @param garment the URL or the file of the garment's image
 */
public record Images(String person, String garment) {

  /** Returns whether an image is given by its URL. */
  public static boolean isUrl(String image) {
    return image.matches("(?i)https?://.+");
  }

  /**
   * Returns the input of a start: JSON if both images are URLs, else a form.
   *
   * @throws UncheckedIOException if a file cannot be read
   */
  Body body(boolean waits) {
    ObjectNode fields = JsonNodeFactory.instance.objectNode();
    MultipartEntityBuilder form = MultipartEntityBuilder.create();
    boolean hasFile = add("person_image", person, fields, form);
    hasFile |= add("garment_image", garment, fields, form);
    fields.put("wait_for_result", String.valueOf(waits));
    form.addTextBody("wait_for_result", String.valueOf(waits));
    return hasFile ? body(form, fields) : Body.json(fields);
  }

  private static boolean add(
      String name, String image, ObjectNode fields, MultipartEntityBuilder form) {
    if (isUrl(image)) {
      fields.put(name + "_url", image);
      form.addTextBody(name + "_url", image);
      return false;
    }
    fields.put(name, image);
    try {
      Path file = Path.of(image);
      file(form, name, Files.readAllBytes(file), String.valueOf(file.getFileName()));
      return true;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Returns a form of the contract's fields, each file of which is the same image. */
  static Body form(Operation start, ObjectNode fields, byte[] image) {
    MultipartEntityBuilder form = MultipartEntityBuilder.create();
    fields
        .properties()
        .forEach(
            it -> {
              String value = it.getValue().asText();
              if (StartInput.isFile(start, it.getKey())) {
                file(form, it.getKey(), image, value);
              } else {
                form.addTextBody(it.getKey(), value);
              }
            });
    return body(form, fields);
  }

  private static void file(MultipartEntityBuilder form, String name, byte[] bytes, String file) {
    boolean isPng = bytes.length > 1 && bytes[1] == 'P';
    form.addBinaryBody(name, bytes, isPng ? ContentType.IMAGE_PNG : ContentType.IMAGE_JPEG, file);
  }

  private static Body body(MultipartEntityBuilder form, ObjectNode fields) {
    try {
      HttpEntity entity = form.build();
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      entity.writeTo(bytes);
      return new Body(entity.getContentType(), bytes.toByteArray(), fields);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Returns an image of the smallest size that a start takes, in a format such as {@code jpg}. */
  static byte[] smallest(String format) {
    System.setProperty("java.awt.headless", "true");
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try {
      ImageIO.write(new BufferedImage(64, 64, BufferedImage.TYPE_INT_RGB), format, bytes);
      return bytes.toByteArray();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
