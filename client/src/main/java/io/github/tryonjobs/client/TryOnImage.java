package io.github.tryonjobs.client;

import io.github.tryonjobs.client.internal.call.Excerpt;
import io.github.tryonjobs.client.internal.http.HttpUrl;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;

/**
 * One of the two images that a job is started with: a URL that the service fetches it from, or
 * content that is sent to it.
 *
 * <p>Content is a JPEG or PNG within the limits of the service. That is checked by the call that
 * sends it, before a byte of the request is sent. No argument and no result is null.
 */
public sealed interface TryOnImage {

  /**
   * Opens the bytes of an image. Called anew each time they are read, by any thread. A stream that
   * blocks holds a thread of the client, and its caller no longer than the time for the call.
   */
  @FunctionalInterface
  interface Source {

    /**
     * Opens the bytes, from the first one. The client closes the stream.
     *
     * @throws IOException if they cannot be read
     */
    InputStream open() throws IOException;
  }

  /**
   * An image that the service fetches.
   *
   * @param url where it is; an http or https URL with a host
   */
  record Url(URI url) implements TryOnImage {

    /**
     * Constructor.
     *
     * @throws IllegalArgumentException if it is not an http or https URL with a host
     */
    public Url {
      if (HttpUrl.of(url).isEmpty()) {
        // Without the URL, which may hold a signature.
        throw new IllegalArgumentException(
            "the URL of an image must be an http or https URL with a host");
      }
    }

    /** Leaves out user and query of the URL, which may be secret. */
    @Override
    public String toString() {
      return TryOnRequest.withoutSecrets(url).toString();
    }
  }

  /**
   * An image that is sent. It is streamed, and never whole in the memory of the client.
   *
   * @param fileName the name that the service is told; not blank, without control characters
   * @param length the number of bytes; exactly as many as the source gives
   * @param source gives the bytes: for each attempt once for a look at them, and once to send them
   */
  record Content(String fileName, long length, Source source) implements TryOnImage {

    /**
     * Constructor.
     *
     * @throws IllegalArgumentException if the name or the length is out of its range
     */
    public Content {
      Objects.requireNonNull(source, "source");
      Checks.fileName(fileName);
      if (length < 0) {
        throw new IllegalArgumentException("length must not be negative but is " + length);
      }
    }

    /** Returns the file name, on one line and not too long, and the length. */
    @Override
    public String toString() {
      return Excerpt.of(fileName) + " (" + length + " bytes)";
    }
  }

  /**
   * Returns the image at a URL.
   *
   * @throws IllegalArgumentException if it is not an http or https URL with a host
   */
  static TryOnImage of(URI url) {
    return new Url(url);
  }

  /**
   * Returns the image in a file. The file must stay as it is until the job is started.
   *
   * @throws UncheckedIOException if it does not exist or is not a regular file
   * @throws IllegalArgumentException if its name has control characters
   */
  static TryOnImage of(Path file) {
    try {
      if (Files.exists(file) && !Files.isRegularFile(file)) {
        throw new FileSystemException(file.toString(), null, "not a regular file");
      }
      String name = String.valueOf(file.getFileName());
      return new Content(name, Files.size(file), () -> Files.newInputStream(file));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read the image: " + Excerpt.of(e.toString()), e);
    }
  }

  /**
   * Returns an image in memory.
   *
   * @param bytes the image; not copied, and not to be changed until the job is started
   * @param fileName the name that the service is told, such as {@code shirt.png}
   * @throws IllegalArgumentException if the name is blank or has control characters
   */
  static TryOnImage of(byte[] bytes, String fileName) {
    return new Content(fileName, bytes.length, () -> new ByteArrayInputStream(bytes));
  }

  /**
   * Returns an image that a stream gives.
   *
   * @param source gives the bytes: for each attempt once for a look at them, and once to send them
   * @param length the number of bytes; exactly as many as the source gives
   * @param fileName the name that the service is told, such as {@code shirt.png}
   * @throws IllegalArgumentException if the name is blank or has control characters, or the length
   *     is negative
   */
  static TryOnImage of(Source source, long length, String fileName) {
    return new Content(fileName, length, source);
  }
}
