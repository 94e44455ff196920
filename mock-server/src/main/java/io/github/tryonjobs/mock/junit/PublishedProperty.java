package io.github.tryonjobs.mock.junit;

import org.jspecify.annotations.Nullable;

/** A system property that is what it was before as soon as it is closed. */
final class PublishedProperty implements Stored {

  private final String name;
  private final @Nullable String before;

  PublishedProperty(String name, String value) {
    this.name = name;
    this.before = System.setProperty(name, value);
  }

  @Override
  public void close() {
    if (before == null) {
      System.clearProperty(name);
    } else {
      System.setProperty(name, before);
    }
  }
}
