package io.github.tryonjobs.mock;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** A body of form data. */
final class Form {

  static final String BOUNDARY = "--------------------7d1";
  static final String CONTENT_TYPE = "multipart/form-data; boundary=" + BOUNDARY;

  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

  /** Returns a form with two images that nothing is wrong with. */
  static Form ofImages() {
    return ofImages("person.png", "garment.jpg");
  }

  static Form ofImages(String person, String garment) {
    return new Form()
        .file("person_image", person, Images.png(640, 480))
        .file("garment_image", garment, Images.jpeg(640, 480));
  }

  Form field(String name, String value) {
    return part("name=\"" + name + "\"", value.getBytes(StandardCharsets.UTF_8));
  }

  Form file(String name, String fileName, byte[] content) {
    return part(
        "name=\"" + name + "\"; filename=\"" + fileName + "\"\r\nContent-Type: image/x", content);
  }

  Form part(String disposition, byte[] content) {
    write("--" + BOUNDARY + "\r\nContent-Disposition: form-data; " + disposition + "\r\n\r\n");
    bytes.writeBytes(content);
    write("\r\n");
    return this;
  }

  /** Returns the form up to the first byte of a file. */
  byte[] toOpenFile(String name, String fileName) {
    write("--" + BOUNDARY + "\r\nContent-Disposition: form-data; name=\"" + name + "\"");
    write("; filename=\"" + fileName + "\"\r\n\r\n");
    return bytes.toByteArray();
  }

  byte[] toBytes() {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    all.writeBytes(bytes.toByteArray());
    all.writeBytes(("--" + BOUNDARY + "--\r\n").getBytes(StandardCharsets.UTF_8));
    return all.toByteArray();
  }

  private void write(String string) {
    bytes.writeBytes(string.getBytes(StandardCharsets.UTF_8));
  }
}
