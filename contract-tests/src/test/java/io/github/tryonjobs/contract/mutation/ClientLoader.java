package io.github.tryonjobs.contract.mutation;

import io.github.tryonjobs.client.TryOnClient;
import io.github.tryonjobs.contract.pact.Understanding;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;

/** Loads another build of the client, and with it anew what asks the client. */
final class ClientLoader extends URLClassLoader {

  private static final String CLIENT = TryOnClient.class.getPackageName() + ".";
  private static final String ASKER = Understanding.class.getPackageName() + ".";

  ClientLoader(Path classes) throws MalformedURLException {
    super(
        new URL[] {
          classes.toUri().toURL(),
          Understanding.class.getProtectionDomain().getCodeSource().getLocation()
        },
        Understanding.class.getClassLoader());
  }

  @Override
  protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
    if (!name.startsWith(CLIENT) && !name.startsWith(ASKER)) {
      return super.loadClass(name, resolve);
    }
    synchronized (getClassLoadingLock(name)) {
      Class<?> loaded = findLoadedClass(name);
      return loaded == null ? findClass(name) : loaded;
    }
  }
}
