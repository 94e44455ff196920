package io.github.tryonjobs.mock.contract;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URL;
import java.net.URLConnection;

/** Reads files of the class path. */
public final class ClassPathFile {

  private ClassPathFile() {}

  public static byte[] read(Class<?> place, String name) {
    URL url = place.getResource(name);
    if (url == null) {
      throw new IllegalStateException("not on the class path: " + name);
    }
    try (InputStream file = open(url)) {
      return file.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot be read: " + url, e);
    }
  }

  /**
   * Opens a file of a jar by itself. By default, all who read a jar through its URL share one file,
   * and whichever class loader is closed first closes it for the others too.
   */
  static InputStream open(URL url) throws IOException {
    URLConnection connection = url.openConnection();
    connection.setUseCaches(false);
    return connection.getInputStream();
  }
}
