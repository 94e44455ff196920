package io.github.tryonjobs.client.internal.http;

import io.github.tryonjobs.client.TryOnImage;
import java.io.IOException;
import java.io.InputStream;

/**
 * A file of a form.
 *
 * @param content the file
 * @param mediaType the media type of the file
 */
public record FilePart(TryOnImage.Content content, String mediaType) {

  /** Opens the bytes of a file. */
  public static InputStream open(TryOnImage.Content content) throws IOException {
    InputStream bytes = content.source().open();
    if (bytes == null) {
      throw new IOException("the source of " + content + " returned null");
    }
    return bytes;
  }
}
