package io.github.tryonjobs.client.internal.http;

import java.util.function.Supplier;

/** The class loader of the thread, in which JSON and Jersey look for their implementations. */
public final class ContextClassLoader {

  private ContextClassLoader() {}

  /** Runs an action with another one; the application's may know other implementations. */
  public static <T> T with(ClassLoader loader, Supplier<T> action) {
    Thread thread = Thread.currentThread();
    ClassLoader before = thread.getContextClassLoader();
    thread.setContextClassLoader(loader);
    try {
      return action.get();
    } finally {
      thread.setContextClassLoader(before);
    }
  }
}
