package io.github.tryonjobs.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.net.Authenticator;
import java.net.CookieHandler;
import java.net.CookieManager;
import java.net.PasswordAuthentication;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.SocketAddress;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.eclipse.yasson.spi.JsonbComponentInstanceCreator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;

/** What an application sets for the whole JVM neither reaches a client nor is touched by one. */
@Isolated
@Timeout(300)
class JvmDefaultsTest {

  @Test
  void theDefaultAuthenticatorIsNotAsked() {
    AtomicInteger asked = new AtomicInteger();
    Authenticator before = Authenticator.getDefault();
    Authenticator.setDefault(
        new Authenticator() {
          @Override
          protected PasswordAuthentication getPasswordAuthentication() {
            asked.incrementAndGet();
            return new PasswordAuthentication("ali", "open-sesame".toCharArray());
          }
        });
    RawServer.Reply asks =
        RawServer.json(
            401,
            "{\"error\":\"why\",\"error_code\":\"invalid_auth_token\"}",
            "WWW-Authenticate",
            "Basic realm=\"r\"");
    try (RawServer server = RawServer.of(asks);
        TryOnClient client = Jobs.client(server).build()) {
      assertThatExceptionOfType(AuthenticationException.class).isThrownBy(() -> client.getJob("a"));
      assertThatExceptionOfType(ResultExpiredException.class)
          .isThrownBy(() -> client.openResult(Assets.job(server)));

      assertThat(server.requests())
          .hasSize(2)
          .noneMatch(request -> request.headers().containsKey("Authorization"));
      assertThat(asked).hasValue(0);
    } finally {
      Authenticator.setDefault(before);
    }
  }

  @Test
  void theDefaultCookieHandlerIsNotAsked() {
    CookieHandler before = CookieHandler.getDefault();
    CookieManager cookies = new CookieManager();
    CookieHandler.setDefault(cookies);
    try (RawServer server =
            RawServer.of(
                RawServer.json(
                    200, "{\"job_id\":\"a\",\"status\":\"pending\"}", "Set-Cookie", "a=b"));
        TryOnClient client = Jobs.client(server).build()) {
      client.getJob("a");
      client.getJob("a");

      assertThat(server.requests())
          .hasSize(2)
          .noneMatch(request -> request.headers().containsKey("Cookie"));
      assertThat(cookies.getCookieStore().getCookies()).isEmpty();
    } finally {
      CookieHandler.setDefault(before);
    }
  }

  @Test
  void theDefaultProxySelectorIsNotAsked() {
    ProxySelector before = ProxySelector.getDefault();
    Set<URI> asked = ConcurrentHashMap.newKeySet();
    ProxySelector.setDefault(
        new ProxySelector() {
          @Override
          public List<Proxy> select(URI uri) {
            asked.add(uri);
            return List.of(Proxy.NO_PROXY);
          }

          @Override
          public void connectFailed(URI uri, SocketAddress address, IOException failure) {
            asked.add(uri);
          }
        });
    try (RawServer server = RawServer.of(Jobs.PENDING);
        TryOnClient client = Jobs.client(server).build()) {
      client.getJob("a");

      assertThat(asked).isEmpty();
    } finally {
      ProxySelector.setDefault(before);
    }
  }

  @Test
  @SuppressWarnings("removal") // on 17, such a group ends with its last thread
  void aThreadGroupThatIsGoneDoesNotMatter() throws Exception {
    ThreadGroup group = new ThreadGroup("of a test with a time limit");
    group.setDaemon(true);
    TryOnClient[] made = new TryOnClient[1];
    try (RawServer server = RawServer.of(Jobs.PENDING)) {
      Thread maker =
          new Thread(
              group,
              () -> {
                made[0] = Jobs.client(server).build();
                made[0].getJob("a");
              });
      maker.start();
      maker.join();
      try (TryOnClient client = made[0]) {
        assertThat(group.activeCount()).as("threads of the client's in it").isZero();
        assertThat(client.getJobAsync("a").thenApply(job -> Thread.currentThread()).join())
            .extracting(Thread::getThreadGroup)
            .isNotEqualTo(group);
      }
    }
  }

  /** As Quarkus does, whose CDI makes no parts of other libraries. */
  public static final class NoParts implements JsonbComponentInstanceCreator {
    @Override
    public <T> T getOrCreateComponent(Class<T> type) {
      throw new UnsupportedOperationException(type.getName());
    }

    @Override
    public void close() {}
  }

  @Test
  void theApplicationsPartsOfJsonBAreNotAskedFor(@TempDir Path folder) throws IOException {
    Path service =
        folder.resolve("META-INF/services/" + JsonbComponentInstanceCreator.class.getName());
    Files.createDirectories(service.getParent());
    Files.writeString(service, NoParts.class.getName());
    Thread thread = Thread.currentThread();
    ClassLoader before = thread.getContextClassLoader();
    try (URLClassLoader ofApplication =
            new URLClassLoader(new URL[] {folder.toUri().toURL()}, before);
        RawServer server = RawServer.of(Jobs.PENDING)) {
      thread.setContextClassLoader(ofApplication);
      try (TryOnClient client = Jobs.client(server).build()) {
        assertThat(client.getJob("a")).isInstanceOf(TryOnJob.Pending.class);
        assertThat(thread.getContextClassLoader()).isSameAs(ofApplication);
      }
    } finally {
      thread.setContextClassLoader(before);
    }
  }
}
