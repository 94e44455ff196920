package io.github.tryonjobs.client.internal.http;

import io.github.tryonjobs.client.TryOnImage;
import java.io.IOException;
import java.io.InputStream;

/** A file of a form. */
public record FilePart(TryOnImage.Content content, String mediaType) {

  public static InputStream open(TryOnImage.Content content) throws IOException {
    InputStream bytes = content.source().open();
    if (bytes == null) {
      throw new IOException("the source of " + content + " returned null");
    }
    return bytes;
  }
}
