package io.github.tryonjobs.mock.state;

import java.util.function.Supplier;

/**
 * The class loader of the mock server. JSON and Jersey look for their implementations in that of
 * the thread, which in an application's tests may have other copies of them, or none.
 */
public final class OwnClassLoader {

  private OwnClassLoader() {}

  /** Runs an action whose thread looks for classes where the mock server's are. */
  public static <T> T with(Supplier<T> action) {
    Thread thread = Thread.currentThread();
    ClassLoader before = thread.getContextClassLoader();
    set(thread);
    try {
      return action.get();
    } finally {
      thread.setContextClassLoader(before);
    }
  }

  /** Has a thread of the mock server look for classes where the mock server's are. */
  public static Thread set(Thread thread) {
    thread.setContextClassLoader(OwnClassLoader.class.getClassLoader());
    return thread;
  }
}
