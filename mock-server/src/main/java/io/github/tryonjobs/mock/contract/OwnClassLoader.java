package io.github.tryonjobs.mock.contract;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.net.URLConnection;
import java.net.URLStreamHandler;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import java.util.function.Supplier;
import org.eclipse.yasson.spi.JsonbComponentInstanceCreator;

/**
 * The class loader of the mock server, for threads that build what looks for its implementation
 * there: JSON and Jersey. An application's thread may know other copies of them, or none. It also
 * keeps Yasson from asking the application's CDI and JNDI for parts that have a constructor.
 */
public final class OwnClassLoader extends ClassLoader {

  private static final String SERVICE =
      "META-INF/services/" + JsonbComponentInstanceCreator.class.getName();
  private static final ClassLoader INSTANCE = new OwnClassLoader();

  private OwnClassLoader() {
    super(OwnClassLoader.class.getClassLoader());
  }

  @Override
  public Enumeration<URL> getResources(String name) throws IOException {
    return name.equals(SERVICE)
        ? Collections.enumeration(List.of(new URL(null, "own:" + SERVICE, new ProviderFile())))
        : super.getResources(name);
  }

  /** Names {@link Parts}, as the file of a provider does; also in a jar with other packages. */
  private static final class ProviderFile extends URLStreamHandler {
    @Override
    protected URLConnection openConnection(URL url) {
      return new URLConnection(url) {
        @Override
        public void connect() {
          // There is nothing to connect to.
        }

        @Override
        public InputStream getInputStream() {
          return new ByteArrayInputStream(Parts.class.getName().getBytes(StandardCharsets.UTF_8));
        }
      };
    }
  }

  /** Runs an action that looks for classes where the mock server's are. */
  public static <T> T with(Supplier<T> action) {
    Thread thread = Thread.currentThread();
    ClassLoader before = thread.getContextClassLoader();
    thread.setContextClassLoader(INSTANCE);
    try {
      return action.get();
    } finally {
      thread.setContextClassLoader(before);
    }
  }

  /** Has a thread of the mock server look for classes where the mock server's are. */
  public static Thread set(Thread thread) {
    thread.setContextClassLoader(INSTANCE);
    return thread;
  }

  /** Makes the parts of Yasson. */
  public static final class Parts implements JsonbComponentInstanceCreator {
    @Override
    public <T> T getOrCreateComponent(Class<T> type) {
      try {
        return type.getConstructor().newInstance();
      } catch (ReflectiveOperationException e) {
        throw new IllegalStateException(e);
      }
    }

    @Override
    public void close() {
      // They hold nothing.
    }
  }
}
