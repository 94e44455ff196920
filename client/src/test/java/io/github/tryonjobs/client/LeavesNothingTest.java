package io.github.tryonjobs.client;

import static io.github.tryonjobs.client.Jobs.PENDING;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.lang.reflect.InvocationTargetException;
import java.net.MalformedURLException;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What a client holds, and that it holds it no longer when it is closed. */
@Timeout(300)
class LeavesNothingTest {

  @Test
  void closingLeavesNoThread() throws InterruptedException {
    Set<Thread> threads = ConcurrentHashMap.newKeySet();
    TryOnListener witness =
        new TryOnListener() {
          @Override
          public void onPoll(Poll poll) {
            threads.add(Thread.currentThread());
          }

          @Override
          public void onRetry(Retry retry) {
            // One that timed out is told of by the thread that keeps the time, if that is first.
            threads.add(Thread.currentThread());
          }
        };
    RawServer.Reply silent = RawServer.Connection::awaitEnd;
    try (RawServer server = RawServer.of(PENDING, silent, Jobs.COMPLETED)) {
      TryOnClient client =
          Jobs.client(server, new FakeTime())
              .clock(java.time.InstantSource.system())
              .requestTimeout(Duration.ofSeconds(1))
              .listener(witness)
              .build();
      client.awaitJob("a");
      assertThat(threads).isNotEmpty().allMatch(Thread::isDaemon);

      client.close();

      for (Thread thread : threads) {
        thread.join(Duration.ofSeconds(10).toMillis());
        assertThat(thread.isAlive()).as(thread.getName()).isFalse();
      }
    }
  }

  @Test
  void aConnectionIsUsedAgain() {
    try (RawServer server = RawServer.of(PENDING);
        TryOnClient client = Jobs.client(server).build()) {
      for (int i = 0; i < 10; i++) {
        client.getJob("a");
      }

      assertThat(server.requests()).hasSize(10);
      assertThat(server.accepted()).isEqualTo(1);
    }
  }

  @Test
  void aClientDoesNotNeedAnotherOnesThreads() {
    try (RawServer server = RawServer.of(PENDING);
        TryOnClient client = Jobs.client(server).build()) {
      Jobs.client(server).build().close();

      assertThat(client.getJob("a")).isEqualTo(new TryOnJob.Pending("a"));
    }
  }

  @Test
  void closingDoesNotTouchTheExecutorOfTheApplication() {
    List<Runnable> run = new java.util.concurrent.CopyOnWriteArrayList<>();
    java.util.concurrent.ExecutorService executor =
        java.util.concurrent.Executors.newSingleThreadExecutor();
    try (RawServer server = RawServer.of(PENDING)) {
      TryOnClient client =
          Jobs.client(server)
              .executor(
                  task -> {
                    run.add(task);
                    executor.execute(task);
                  })
              .build();
      client.getJob("a");
      client.close();

      assertThat(run).hasSize(1);
      assertThat(executor.isShutdown()).isFalse();
    } finally {
      executor.shutdownNow();
    }
  }

  @Test
  void aCallThatGetsNoThreadEndsInTime() {
    Duration limit = Duration.ofMillis(100);
    try (RawServer server = RawServer.of(PENDING);
        TryOnClient client =
            Jobs.client(server)
                .executor(task -> {})
                .retryPolicy(RetryPolicy.defaults().withTimeout(limit))
                .build()) {
      assertThatExceptionOfType(TransportException.class)
          .isThrownBy(() -> client.getJob("a"))
          .withMessageContaining("timed out: not done within 100 ms");
    }
  }

  @Test
  @Tag("slow") // The last poll has five seconds of the machine's clock.
  void aWaitThatGetsNoThreadEndsInTime() {
    PollingPolicy policy = PollingPolicy.defaults().withTimeout(Duration.ofMillis(100));
    try (RawServer server = RawServer.of(PENDING);
        TryOnClient client = Jobs.client(server).executor(task -> {}).build()) {
      assertThatExceptionOfType(PollTimeoutException.class)
          .isThrownBy(() -> client.awaitJob("a", policy))
          .satisfies(e -> assertThat(e.polls()).isZero());
    }
  }

  @Test
  @Tag("own-class-loader")
  void worksInAClassLoaderThatTheThreadDoesNotKnow() throws Exception {
    try (RawServer server = RawServer.of(PENDING);
        URLClassLoader one = isolated();
        URLClassLoader two = isolated()) {
      assertThat(getJob(one, server.baseUri())).isEqualTo("Pending[id=a]");
      assertThat(getJob(two, server.baseUri())).isEqualTo("Pending[id=a]");
      assertThat(server.requests()).hasSize(2);
    }
  }

  private static URLClassLoader isolated() {
    URL[] urls =
        Arrays.stream(System.getProperty("java.class.path").split(java.io.File.pathSeparator))
            .map(LeavesNothingTest::url)
            .toArray(URL[]::new);
    return new URLClassLoader(urls, ClassLoader.getPlatformClassLoader());
  }

  private static URL url(String path) {
    try {
      return Path.of(path).toUri().toURL();
    } catch (MalformedURLException e) {
      throw new IllegalArgumentException(e);
    }
  }

  private static String getJob(ClassLoader loader, URI baseUri)
      throws ReflectiveOperationException {
    Class<?> type = loader.loadClass(TryOnClient.class.getName());
    assertThat(type).isNotSameAs(TryOnClient.class);
    Object builder = type.getMethod("builder").invoke(null);
    builder.getClass().getMethod("apiKey", String.class).invoke(builder, Jobs.KEY);
    builder.getClass().getMethod("baseUri", URI.class).invoke(builder, baseUri);
    Object client = builder.getClass().getMethod("build").invoke(builder);
    try {
      return String.valueOf(type.getMethod("getJob", String.class).invoke(client, "a"));
    } catch (InvocationTargetException e) {
      throw new AssertionError(e.getCause());
    } finally {
      type.getMethod("close").invoke(client);
    }
  }
}
